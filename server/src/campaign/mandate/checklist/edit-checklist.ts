import type { ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { ChecklistContent, ChecklistInputs } from '#contract/mandate/checklist.ts'
import { checklistInputs } from '#contract/mandate/checklist.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import type { Checklist } from './checklist.ts'
import { refusesOutside } from './refuses-outside.ts'

/** 编辑: the whole content as it now reads; what was there before stays on the trail. Codes keep the list's prefix and are not given twice. */
export function editChecklist(
  prefixOf: (industry: string) => string,
): Rule<Checklist, ChecklistState, ChecklistInputs['edit']> {
  return {
    takes: checklistInputs.edit,
    refuses: refusesOutside,
    decide: (the, { content }, moment, actor) => {
      refuseCodes(content, prefixOf(the.industry))
      return { to: the.state, set: { content, changedWords: actor.words, changedAt: moment.at } }
    },
  }
}

function refuseCodes({ items }: ChecklistContent, prefix: string): void {
  const seen = new Set<string>()
  const fields = items.flatMap(({ code }, at) => {
    const path = `content.items.${at}.code`
    const twice = seen.has(code)
    seen.add(code)
    if (!code.startsWith(`${prefix}-`))
      return [{ path, zh: `条款号 ${code} 应以 ${prefix}- 开头`, en: `The code ${code} must begin with ${prefix}-` }]
    return twice ? [{ path, zh: `条款号 ${code} 用了两次`, en: `The code ${code} is used twice` }] : []
  })
  if (fields.length === 0) return
  throw refuse(
    422,
    'invalid',
    { zh: '条款号不符合要求', en: 'The codes are not as they must be' },
    {
      zh: `每项一个以 ${prefix}- 开头、不重复的条款号`,
      en: `Each item has a code of its own that begins with ${prefix}-`,
    },
    { fields },
  )
}
