import { z } from 'zod'
import { CutPollutant, type MoneySource, PlanContent } from '#contract/remediation/enterprise-plan-paper.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'

/** What the form of a plan holds: its content as it is typed, with empty boxes for numbers. */
export interface PlanDraft {
  amendReason: string
  content: ContentDraft
}

export interface ContentDraft {
  situation: string
  process: string
  points: readonly PointDraft[]
  nodes: readonly NodeDraft[]
  money: readonly MoneyDraft[]
  cuts: Readonly<Partial<Record<CutPollutant, number | null>>>
  promises: readonly string[]
}
interface PointDraft {
  readonly where: string
  readonly what: string
  readonly treatment: string
}
interface NodeDraft {
  readonly id: string
  readonly words: string
  readonly due: string
}
interface MoneyDraft {
  readonly source: MoneySource
  readonly amount: number | null
  readonly words: string
}

export const emptyPoint = (): PointDraft => ({ where: '', what: '', treatment: '' })
export const emptyNode = (): NodeDraft => ({ id: makeRequestId(), words: '', due: '' })
export const emptyMoney = (): MoneyDraft => ({ source: 'own', amount: null, words: '' })

/** A form to begin with: a row of each list, or the plan as it stands. */
export const draftOf = (content: PlanContent | null): PlanDraft => ({
  amendReason: '',
  content: content ?? {
    situation: '',
    process: '',
    points: [emptyPoint()],
    nodes: [emptyNode()],
    money: [emptyMoney()],
    cuts: {},
    promises: [''],
  },
})

/** The content as it is sent: rows in which nothing was typed and cuts that were left empty are left out. */
export function contentOf({ content }: PlanDraft): unknown {
  return {
    ...content,
    points: content.points.filter(({ where, what, treatment }) => `${where}${what}${treatment}` !== ''),
    nodes: content.nodes.filter(({ words, due }) => `${words}${due}` !== ''),
    money: content.money.filter(({ amount, words }) => amount !== null || words !== ''),
    cuts: Object.fromEntries(
      CutPollutant.options.flatMap(pollutant => {
        const amount = content.cuts[pollutant] ?? null
        return amount === null ? [] : [[pollutant, amount]]
      }),
    ),
    promises: content.promises.filter(words => words.trim() !== ''),
  }
}

/** What can be seen to be wrong before anything is sent. */
export const planDraftSchema = z
  .unknown()
  .transform(values => ({ content: contentOf(values as PlanDraft) }))
  .pipe(z.object({ content: PlanContent }))
