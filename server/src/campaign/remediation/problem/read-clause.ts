import type { ItemInUse } from '#campaign/mandate/index.ts'
import { dimensionOfCode } from '#contract/mandate/dimension-of-code.ts'
import { field } from '#ground/workflow/hand-over/index.ts'

/**
 * The checklist item a problem names: its code, whether it is a veto (否决项) and the version in which it stands, as in `MJ 2`.
 *
 * @param items those in use in the problem's industry, its own and the common ones
 * @throws Refusal 422 for a code that is none of them, or one of another dimension
 */
export function readClause(
  items: readonly Pick<ItemInUse, 'code' | 'veto' | 'number'>[],
  code: string,
  dimension: string,
): { clause: string; veto: boolean; checklistVersion: string } {
  const item = items.find(candidate => candidate.code === code.toUpperCase())
  if (!item) {
    const prefixes = [...new Set(items.map(prefixOf))].join('、')
    throw field(
      'clause',
      `没有条款 ${code}，该行业可用 ${prefixes} 开头的条款号`,
      `There is no item ${code}; use those beginning with ${prefixes}`,
    )
  }
  if (dimensionOfCode(item.code) !== dimension) {
    throw field(
      'clause',
      `条款 ${item.code} 属于另一维度，请改选维度或条款`,
      `The item ${item.code} is of another dimension`,
    )
  }
  return { clause: item.code, veto: item.veto, checklistVersion: `${prefixOf(item)} ${item.number}` }
}

/** What the codes of a list begin with: `MJ` of `MJ-B1`. */
const prefixOf = ({ code }: { readonly code: string }) => code.slice(0, code.indexOf('-'))
