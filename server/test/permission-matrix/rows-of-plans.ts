import { areaInCharge, officials, places } from './posts.ts'
import { acts, belongs, lists, type Row, reads, shares, withInput } from './row.ts'

const readers = [...officials, 'expert', 'enterpriseContact', 'serviceProvider'] as const
const planning = ['townshipOfficer', 'areaIndustry', 'areaEcology', 'serviceProvider'] as const
const serving = ['townshipOfficer', 'enterpriseContact'] as const
const emptyContent = { situation: '', process: '', points: [], nodes: [], money: [], cuts: {}, promises: [] }
/** 三(三)1 一企一策: whoever sees the enterprise reads it; each step has its own hands. */
export const rowsOfPlans: Readonly<Record<string, Row>> = {
  listEnterprisePlans: lists('enterprisePlan', readers, { counts: (answer: { total: number }) => answer.total }),
  showPlansOfEnterprise: reads('enterprise', readers),
  showEnterprisePlan: reads('enterprisePlan', readers),
  // each has one in the making
  draftEnterprisePlan: reads('enterprise', planning, {
    answers: 409,
    code: 'plan.begun',
    body: (_, _id, place) => ({ industry: places[place].industry, content: emptyContent }),
  }),
  'enterprisePlan.revise': acts('enterprisePlan', planning, withInput({ content: emptyContent })),
  'enterprisePlan.promise': acts('enterprisePlan', serving, withInput({})),
  'enterprisePlan.submit': acts('enterprisePlan', planning, withInput({})),
  'enterprisePlan.opine': acts(
    'enterprisePlan',
    [...areaInCharge, 'expert'],
    withInput({ verdict: 'agree', words: '可行' }),
  ),
  'enterprisePlan.approve': acts('enterprisePlan', areaInCharge, withInput({})),
  'enterprisePlan.return': acts('enterprisePlan', areaInCharge, withInput({ reason: '请补充' })),
  'enterprisePlan.issue': acts('enterprisePlan', areaInCharge, withInput({})),
  'enterprisePlan.file': acts('enterprisePlan', ['cityEcology', 'cityOffice'], withInput({})),
  'enterprisePlan.reachNode': acts('enterprisePlan', serving, {
    body: (_, id) => ({ version: 99, input: { nodeId: id, on: '2024-06-20', words: '已完成' } }),
  }),
  'enterprisePlan.complete': acts('enterprisePlan', areaInCharge, withInput({})),
}

const exchanging = ['cityEcology', 'cityOffice'] as const
/** 三(三)2: two offices of the city speak with the province's system; nobody else sees a round of it. */
export const rowsOfExchange: Readonly<Record<string, Row>> = {
  listExchangeRounds: shares(exchanging),
  showExchangeSystems: shares(exchanging),
  sendExchange: shares(exchanging, { body: () => ({ system: 'externalSupervision' }) }),
  receiveExchange: shares(exchanging, { form: true, answers: 422, code: 'invalid' }),
  showExchangeRound: belongs('exchangeRound', exchanging, exchanging),
  takeExchangeFile: belongs('exchangeRound', exchanging, exchanging),
  listExchangeRows: belongs('exchangeRound', exchanging, exchanging),
  exportExchangeRows: belongs('exchangeRound', exchanging, exchanging, { query: { format: 'csv' } }),
  // its one line cannot be read, so nothing fits it
  decideExchangeRow: belongs('exchangeRow', exchanging, exchanging, {
    answers: 422,
    code: 'exchange.unfit',
    body: () => ({ input: { decision: 'takeNumber' } }),
  }),
  decideExchangeRows: shares(exchanging, {
    body: city => ({ ids: [city.the.exchangeRow], input: { decision: 'takeNumber' } }),
  }),
}

/** What an enterprise reads and says of itself; its township answers. */
const answering = ['townshipOfficer', 'areaIndustry', 'areaEcology'] as const
export const rowsOfOwnView: Readonly<Record<string, Row>> = {
  showOwnView: lists('enterprise', ['enterpriseContact']),
  listFactConfirmations: reads('enterprise', readers),
  confirmFacts: reads('enterprise', ['enterpriseContact'], {
    answers: 409,
    code: 'staleVersion',
    body: () => ({ version: 99, changes: [] }),
  }),
  'factConfirmation.accept': acts('factConfirmation', answering, withInput({})),
  'factConfirmation.decline': acts('factConfirmation', answering, withInput({ reason: '未见变化' })),
}
