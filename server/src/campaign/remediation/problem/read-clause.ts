import { type Campaign, campaignVersion } from '#campaign/mandate/index.ts'
import { field } from '#ground/workflow/hand-over/index.ts'

/**
 * The checklist item a problem names: its code, whether it is a veto (否决项) and the version of the campaign's data it was read from.
 *
 * @throws Refusal 422 for a code the industry's checklist and the common one do not have, or one of another dimension
 */
export function readClause(
  campaign: Campaign,
  industry: string | null,
  code: string,
  dimension: string,
): { clause: string; veto: boolean; checklistVersion: string } {
  const lists = campaign.checklists.filter(list => list.industry === industry || list.industry === 'common')
  const item = lists.flatMap(list => list.items).find(candidate => candidate.code === code.toUpperCase())
  if (!item) {
    const prefixes = lists.map(list => list.prefix).join('、')
    throw field(
      'clause',
      `没有条款 ${code}，该行业可用 ${prefixes} 开头的条款号`,
      `There is no item ${code}; use those beginning with ${prefixes}`,
    )
  }
  if (item.dimension !== dimension) {
    throw field(
      'clause',
      `条款 ${item.code} 属于另一维度，请改选维度或条款`,
      `The item ${item.code} is of another dimension`,
    )
  }
  return { clause: item.code, veto: item.veto, checklistVersion: campaignVersion(campaign) }
}
