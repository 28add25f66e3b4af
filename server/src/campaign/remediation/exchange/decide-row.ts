import { areaInText, matchEnterprise, townshipInText } from '#campaign/baseline/index.ts'
import type { DimensionId } from '#contract/mandate/campaign-file.ts'
import { type ExchangeDecisionState, exchangeDecisionStates } from '#contract/remediation/exchange.states.ts'
import type { ExchangeWish } from '#contract/remediation/exchange.ts'
import type { ProblemSubject } from '#contract/remediation/problem.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type Tx, transaction } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { parseDate } from '#ground/intake/normalise/parse-date.ts'
import { absent, actWithin } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { reportProblemWithin } from '../problem/report-problem.ts'
import { type ExchangeRow, readExchangeRow } from './exchange-row.store.ts'
import { type Exchanging, systemOf } from './exchanging.ts'
import { offersOf, takeableOf } from './offers-of.ts'
import { readCode } from './say-field.ts'

export interface RowWish {
  readonly rowId: string
  readonly requestId: string
  readonly input: ExchangeWish
}

/**
 * One decision on one line, with all that follows from it in one transaction: the number is kept, the problem amended or reported by its
 * own acts. Throws 409 `exchange.decided` where somebody was first, 409 `exchange.numberKept`, 409 `staleVersion`, 422 `exchange.unfit`.
 */
export async function decideRow(exchanging: Exchanging, actor: Actor, wish: RowWish): Promise<void> {
  try {
    await transaction(exchanging.database, actor, tx => decideWithin(tx, exchanging, wish))
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'one_decision_a_line') throw await decidedAlready(exchanging, actor, wish.rowId)
    if (constraint === 'external_number_of_one_record' || constraint === 'external_number_pkey') throw numberKept()
    throw error
  }
}

async function decideWithin(tx: Tx, exchanging: Exchanging, { rowId, requestId, input }: RowWish): Promise<void> {
  const { campaign, decisions } = exchanging
  await createWithin(tx, exchanging, decisions, { action: input.decision, requestId }, async (open, moment) => {
    const row = await readExchangeRow(open, rowId)
    if (!row) throw absent()
    if (row.decision !== null && !row.earlier) throw saidAlready(row)
    const { problem: map } = systemOf(exchanging, row.system)
    const offer = offersOf(row, map, campaign.city.code).find(([action]) => action === input.decision)
    if (!offer) throw unfit()
    const [action, refusal] = offer
    if (refusal) throw refusal
    const subjectId = await carryOut(open, exchanging, row, input, requestId)
    const { to } = exchangeDecisionStates.actions[action]
    const reason = input.decision === 'ignore' ? input.reason : null
    return {
      to: to[0] as ExchangeDecisionState,
      cell: {
        area: row.area,
        county: null,
        township: row.township,
        industry: row.industry,
        enterpriseId: row.enterpriseId,
      },
      set: { rowId, subjectId, reason, decidedAt: moment.at, decidedWords: open.actor.words },
      note: [row.externalNumber, row.subjectNumber, row.label, reason].filter(Boolean).join(' '),
    }
  })
}

/** What follows from a decision. @returns the problem that it is about */
async function carryOut(
  tx: Tx,
  exchanging: Exchanging,
  row: ExchangeRow,
  input: ExchangeWish,
  requestId: string,
): Promise<string | null> {
  switch (input.decision) {
    case 'ignore':
      return row.subjectId
    case 'takeNumber':
      await keepNumber(tx, exchanging, row, row.subjectId ?? '')
      return row.subjectId
    case 'takeValues':
      await takeValues(tx, exchanging, row, deriveRequestId(requestId, 'amend'))
      if (row.newNumber) await keepNumber(tx, exchanging, row, row.subjectId ?? '')
      return row.subjectId
    case 'report': {
      const id = await reportTheirs(tx, exchanging, row, deriveRequestId(requestId, 'report'))
      if (row.newNumber) await keepNumber(tx, exchanging, row, id)
      return id
    }
  }
}

/** The problem's place goes with the number, so that whoever reaches one reaches the other. */
async function keepNumber(tx: Tx, { clock }: Exchanging, row: ExchangeRow, subjectId: string): Promise<void> {
  await tx.query(
    `insert into remediation.external_number (system, subject_id, number, area, township, industry, enterprise_id, round_id, taken_at, taken_words)
     select $1, id, $3, area, township, industry, enterprise_id, $4, $5, $6 from remediation.problem where id = $2`,
    [row.system, subjectId, row.theirs.externalNumber, row.roundId, clock.businessNow(), tx.actor.words],
  )
}

async function takeValues(tx: Tx, exchanging: Exchanging, row: ExchangeRow, requestId: string): Promise<void> {
  const { problem: map } = systemOf(exchanging, row.system)
  const values = takeableOf(row).map(field => [
    field,
    field === 'dimension' ? readCode(map, field, row.theirs.dimension) : row.theirs[field],
  ])
  await actWithin(tx, exchanging, exchanging.remediation.workflows.problem, {
    id: row.subjectId ?? '',
    action: 'amend',
    version: row.subjectVersion ?? undefined,
    requestId,
    input: Object.fromEntries(values),
  })
}

async function reportTheirs(tx: Tx, exchanging: Exchanging, row: ExchangeRow, requestId: string): Promise<string> {
  const { remediation } = exchanging
  const { problem: map } = systemOf(exchanging, row.system)
  const { theirs } = row
  const found = parseDate(theirs.foundOn ?? '')
  const { id } = await reportProblemWithin(
    tx,
    exchanging,
    { settings: remediation.settings, workflow: remediation.workflows.problem },
    {
      requestId,
      subject: await subjectOf(tx, exchanging, row),
      source: 'province',
      dimension: readCode(map, 'dimension', theirs.dimension) as DimensionId,
      words: theirs.words ?? '',
      cause: theirs.cause?.slice(0, 1000),
      externalNumber: theirs.externalNumber?.slice(0, 60),
      foundOn: found.kind === 'day' ? found.date : undefined,
      files: [],
    },
  )
  return id
}

/** The enterprise of the registry that they mean, or else the place by its name. */
async function subjectOf(tx: Tx, { campaign }: Exchanging, { theirs, area }: ExchangeRow): Promise<ProblemSubject> {
  const namedAs = theirs.subjectName ?? ''
  const place = `${theirs.area ?? ''}${theirs.township ?? ''}`
  const match = await matchEnterprise(tx, campaign, { code: theirs.enterpriseCode, namedAs, place })
  if (match) return { kind: 'enterprise', enterpriseId: match.enterpriseId }
  const township = townshipInText(campaign, theirs.township)
  const industry = campaign.industries.find(({ name }) => name === theirs.industry)
  return {
    kind: 'site',
    siteName: namedAs.slice(0, 120),
    area: areaInText(campaign, theirs.area) ?? area,
    ...(township && township.area === area ? { township: township.code } : {}),
    ...(industry ? { industry: industry.id } : {}),
  }
}

function saidAlready({ decision, decidedWords }: ExchangeRow) {
  const words = decision === null ? { zh: '处理', en: 'decided' } : exchangeDecisionStates.states[decision]
  return refuse(
    409,
    'exchange.decided',
    {
      zh: `${decidedWords ?? '他人'}已先处理：${words.zh}`,
      en: `${decidedWords ?? 'Somebody'} was first: ${words.en}`,
    },
    { zh: '请刷新后查看', en: 'Reload to see it' },
    { current: { decision, decidedWords } },
  )
}

async function decidedAlready(exchanging: Exchanging, actor: Actor, rowId: string) {
  const row = await transaction(exchanging.database, actor, tx => readExchangeRow(tx, rowId))
  return row ? saidAlready(row) : absent()
}

function numberKept() {
  return refuse(
    409,
    'exchange.numberKept',
    {
      zh: '这个外部编号已记在另一个问题上，或该问题在对方系统已有另一个编号',
      en: 'That number is kept for another problem, or the problem has another number there',
    },
    { zh: '请与对方系统核对哪一个有误', en: 'Find out with the other system which of them is wrong' },
  )
}

function unfit() {
  return refuse(
    422,
    'exchange.unfit',
    { zh: '这一行不能这样处理', en: 'That decision does not fit this line' },
    { zh: '请按该行给出的办法处理', en: 'Take one of those that the line offers' },
  )
}
