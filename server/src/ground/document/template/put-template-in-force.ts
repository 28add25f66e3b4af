import { checkTemplate } from '#contract/ground/check-template.ts'
import type { DocumentTemplateState } from '#contract/ground/document-template.states.ts'
import { type DocumentTemplateInputs, documentTemplateInputs } from '#contract/ground/document-template-version.ts'
import type { Ground } from '../../context.ts'
import { refuse } from '../../errors/refuse.ts'
import { refuseOther, usedOf } from '../../versioning/index.ts'
import { actWithin } from '../../workflow/act.ts'
import { deriveRequestId } from '../../workflow/derive-request-id.ts'
import type { Rule } from '../../workflow/workflow.ts'
import type { DocumentKind } from '../document-kind.ts'
import { templatesOf } from './template.store.ts'
import type { TemplateWorkflow } from './template.workflow.ts'
import type { TemplateVersion } from './template-version.ts'

/** 启用: a version without a fault takes the place of the one in use, in the same step, by somebody who did not draft it. */
export function putTemplateInForce(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  kinds: readonly DocumentKind[],
  workflow: () => TemplateWorkflow,
): Rule<TemplateVersion, DocumentTemplateState, DocumentTemplateInputs['putInForce']> {
  return {
    takes: documentTemplateInputs.putInForce,
    refuses: the => refusesFaulty(the, kinds),
    decide: (the, { replaces, ground: words }, moment, actor) => ({
      to: 'inForce',
      set: { ground: words, decidedWords: actor.words, decidedAt: moment.at },
      note: words,
      also: async (tx, requestId) => {
        const standing = usedOf((await templatesOf(tx, the.kind)).filter(({ id }) => id !== the.id))
        refuseOther('documentTemplate.replacedMeanwhile', standing, replaces)
        if (!standing) return
        await actWithin(tx, ground, workflow(), {
          id: standing.id,
          action: 'supersede',
          requestId: deriveRequestId(requestId, `supersede ${standing.id}`),
          input: {},
        })
      },
    }),
  }
}

/** Why a version cannot be used as it reads, or null. */
export function refusesFaulty({ kind, content }: TemplateVersion, kinds: readonly DocumentKind[]) {
  const slots = kinds.find(({ id }) => id === kind)?.slots ?? []
  const faults = checkTemplate(content, slots)
  if (faults.length === 0) return null
  return refuse(
    422,
    'documentTemplate.faulty',
    {
      zh: `模板还有 ${faults.length} 处错误：${faults.map(({ words }) => words.zh).join('；')}`,
      en: `${faults.length} things are wrong with the template: ${faults.map(({ words }) => words.en).join('; ')}`,
    },
    { zh: '请在编辑页改正', en: 'Mend them on the page where it is edited' },
  )
}
