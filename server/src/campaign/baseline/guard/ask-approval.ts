import { campaignNames, getTerm } from '#campaign/mandate/index.ts'
import { type GuardApprovalInput, guardStepWords } from '#contract/baseline/guard.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { reaches } from '#ground/access/index.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { deadline } from '#ground/clock/deadline.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { absent, type Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Guarding } from './guard.ts'
import type { GuardApproval } from './guard-approval.store.ts'
import { mayAsk } from './may-ask.ts'
import { weighStep } from './weigh-step.store.ts'

/**
 * Asks a second person to let through steps over the limit: of one kind, in one industry of one area, for so many enterprises, until a day, on
 * a paper. The figures are kept as they stood. The city's campaign office is asked, within the term `guardDecision`.
 *
 * Throws 403 where the post does not take such steps, 404 out of scope, 422 with the fields: a day that is over or too far, a step that is not limited that day, a number of no sealed
 * paper in reach.
 */
export async function askApproval(
  tx: Tx,
  guarding: Guarding,
  { requestId, input }: { readonly requestId: string; readonly input: GuardApprovalInput },
): Promise<Outcome<GuardApproval>> {
  const { campaign } = guarding
  const { step, area, industry, validUntil } = input
  const id = newId(guarding.clock.realNow().getTime())
  return createWithin(tx, guarding, guarding.approvals, { action: 'ask', requestId, id }, async (inner, moment) => {
    const cell = { area, county: null, township: null, industry, enterpriseId: null }
    if (!isKnown(guarding, input) || !reaches(inner.actor.scope, cell)) throw absent()
    if (!mayAsk(guarding, inner.actor, step)) throw notYours(guardStepWords[step])
    const last = addDays(moment.day, campaign.guard.approvalDays)
    if (validUntil < moment.day || validUntil > last) {
      throw field(
        'validUntil',
        `截止日期应在 ${moment.day} 至 ${last} 之间`,
        `Choose a day from ${moment.day} to ${last}`,
      )
    }
    const weighed = await weighStep(inner, guarding, step, moment.day, input, [], null)
    if (!weighed) throw field('step', '今天办理这一步不受上限限制，无需申请', 'That step is not limited today: take it')
    const paper = input.paperNumber ? await sealedPaper(inner, input.paperNumber) : null
    const files = paper?.scan ? [...input.files, paper.scan] : input.files
    const names = campaignNames(campaign)
    return {
      to: 'asked',
      cell,
      set: {
        step,
        atMost: input.atMost,
        validUntil,
        reason: input.reason,
        paperNumber: paper?.number ?? null,
        touchedThen: weighed.touched,
        wholeThen: weighed.whole,
        sharePercentThen: weighed.limit.sharePercent,
        sinceThen: weighed.since,
        askedUnit: inner.actor.unitId,
        askedByWords: inner.actor.words,
        askedAt: moment.at,
      },
      note: input.reason,
      files,
      duties: [
        {
          change: 'open',
          kind: 'guardDecision',
          clause: '三(一)-2',
          words: `${names.area(area)}${names.industry(industry)} ${guardStepWords[step].zh}`,
          due: deadline(moment.day, getTerm(campaign, 'guardDecision'), moment.calendar),
          holderUnit: decidingUnit(guarding),
        },
      ],
      also: after => attachFiles(after, { noun: 'guardApproval', id, cell }, 'basis', files),
    }
  })
}

function notYours({ zh, en }: Words): Refusal {
  return refuse(
    403,
    'notPermitted',
    { zh: `您的岗位不办理「${zh}」`, en: `Your post does not take the step “${en}”` },
    { zh: '请由办理该事项的单位申请', en: 'Let the unit that takes it ask' },
  )
}

function isKnown({ campaign }: Guarding, { area, industry }: Pick<GuardApprovalInput, 'area' | 'industry'>): boolean {
  return campaign.areas.some(({ code }) => code === area) && campaign.industries.some(({ id }) => id === industry)
}

/** The city's campaign office, which decides beside the city's leaders. */
function decidingUnit({ campaign }: Guarding): string {
  return campaign.units.find(unit => unit.kind === 'leadingGroupOffice' && unit.level === 'city')?.id ?? 'city-office'
}

/** A paper of this number that has been sealed, in reach of the present post, with its scan. */
async function sealedPaper(tx: Tx, number: string): Promise<{ number: string; scan: string | null }> {
  const [paper] = await tx.query<{ number: string; scan: string | null }>(
    `select number_words as number, scan_file as scan from ground.document
     where number_words = $1 and state in ('sealed', 'sent', 'received', 'filed') order by numbered_on desc, id limit 1`,
    [number],
  )
  if (paper) return paper
  throw field(
    'paperNumber',
    '没有这个文号的已用印文书，或不在您的范围内；请核对文号，或上传文书',
    'No sealed paper of that number is in your reach: check the number, or attach the paper',
  )
}
