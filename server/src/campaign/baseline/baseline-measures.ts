import { type EnterpriseState, enterpriseStates, listedStates } from '#contract/baseline/enterprise.states.ts'
import { enterpriseKindWords } from '#contract/baseline/enterprise-words.ts'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { routeWords } from '#contract/baseline/inclusion-words.ts'
import { signalStates } from '#contract/baseline/signal.states.ts'
import type { Measure } from '#ground/figures/index.ts'

const home = { zh: '家', en: 'enterprises' }
const states = Object.entries(enterpriseStates.states) as [EnterpriseState, { zh: string; en: string }][]
const listed = listedStates.map(state => enterpriseStates.states[state])
const onList = {
  zh: `在册指${listed.map(state => state.zh).join('、')}`,
  en: `on the list means ${listed.map(state => state.en.toLowerCase()).join(', ')}`,
}

/** 三(一)-1, 三(一)-2, 二-2: figures of lists one and two. A measure kept without an industry counts an enterprise once; the others once in each of its industries. */
export const baselineMeasures: readonly Measure[] = [
  {
    key: 'enterprise.all',
    words: { zh: '企业总数', en: 'Enterprises' },
    unit: home,
    definition: {
      zh: `在册企业、作坊、加工户，跨行业的只计一家；${onList.zh}。三(一)-1`,
      en: `Enterprises on the list, each counted once whatever its number of industries; ${onList.en}`,
    },
  },
  {
    key: 'enterprise.listed',
    words: { zh: '行业企业数', en: 'Enterprises by industry' },
    unit: home,
    definition: {
      zh: `各行业在册企业，跨行业的在每个行业各计一家；${onList.zh}。三(一)-1`,
      en: `Enterprises on the list, counted in each of their industries; ${onList.en}`,
    },
  },
  {
    key: 'enterprise.assessed',
    words: { zh: '已评估企业', en: 'Assessed enterprises' },
    unit: home,
    definition: {
      zh: `在册且该行业有有效基线评估的企业，在每个行业各计一家；与「行业企业数」之比即摸底进度；${onList.zh}。三(一)-3`,
      en: `Enterprises on the list with a baseline assessment of the industry that stands, counted in each of their industries; over the enterprises of the industry it tells how far the survey has come; ${onList.en}`,
    },
  },
  ...states.map(([state, words]) => ({
    key: `enterprise.state.${state}`,
    words: { zh: `企业记录·${words.zh}`, en: `Records: ${words.en.toLowerCase()}` },
    unit: home,
    definition: {
      zh: `记录状态为「${words.zh}」的企业，在每个行业各计一家。三(一)-1`,
      en: `Enterprises whose record is “${words.en}”, counted in each of their industries`,
    },
  })),
  ...states.map(([state, words]) => ({
    key: `enterprise.total.${state}`,
    words: { zh: `企业记录·${words.zh}（合计）`, en: `Records, total: ${words.en.toLowerCase()}` },
    unit: home,
    definition: {
      zh: `记录状态为「${words.zh}」的企业，跨行业的只计一家。三(一)-1`,
      en: `Enterprises whose record is “${words.en}”, each counted once`,
    },
  })),
  ...Object.entries(enterpriseKindWords).map(([kind, words]) => ({
    key: `enterprise.kind.${kind}`,
    words: { zh: `${words.zh}数`, en: words.en },
    unit: home,
    definition: {
      zh: `在册的${words.zh}，在每个行业各计一家；${onList.zh}。三(一)-1`,
      en: `On the list and of the kind “${words.en}”, counted in each of their industries; ${onList.en}`,
    },
  })),
  {
    key: 'inclusion.begun',
    words: { zh: '已启动认定', en: 'Inclusion begun' },
    unit: home,
    definition: {
      zh: '在册企业中已提出认定意见的，在每个行业各计一家；行业企业数减去它即「待认定」。三(一)-2',
      en: 'On list one and proposed in or out at least once; enterprises by industry less these are undecided',
    },
  },
  ...Object.entries(inclusionStates.states).map(([state, words]) => ({
    key: `inclusion.state.${state}`,
    words: { zh: `认定·${words.zh}`, en: `Inclusion: ${words.en.toLowerCase()}` },
    unit: home,
    definition: {
      zh: `纳入认定为「${words.zh}」的企业，含其后关停的，在每个行业各计一家；重复、作废、移出行业的不计。三(一)-2`,
      en: `Enterprises whose inclusion is “${words.en}”, also where they have closed down since, counted in each of their industries`,
    },
  })),
  ...Object.entries({ ...routeWords, unset: { zh: '未定路径', en: 'No route yet' } }).map(([route, words]) => ({
    key: `route.${route}`,
    words: { zh: `整治路径·${words.zh}`, en: `Route: ${words.en.toLowerCase()}` },
    unit: home,
    definition: {
      zh: `已纳入、整治路径为「${words.zh}」的企业，在每个行业各计一家。二-2`,
      en: `Included enterprises whose route is “${words.en}”, counted in each of their industries`,
    },
  })),
  {
    key: 'route.cultivated',
    words: { zh: '培育领跑', en: 'Cultivated front runners' },
    unit: home,
    definition: {
      zh: '已纳入、列为培育领跑的企业，与整治路径并列，不另计入路径。二-2',
      en: 'Included enterprises cultivated as front runners: a flag beside the route, not a fourth one',
    },
  },
  {
    key: 'route.eliminatedCapacity',
    words: { zh: '淘汰落后产能', en: 'Eliminated capacity' },
    unit: { zh: '项', en: 'rows' },
    definition: {
      zh: '已登记佐证的淘汰设备，每项计一；保留的企业也计。二-2',
      en: 'Rows of equipment that is gone, with proof, also in plants that stay',
    },
  },
  {
    key: 'route.closureVerified',
    words: { zh: '两断三清已核实', en: 'Closures verified' },
    unit: home,
    definition: {
      zh: '整治路径为关停淘汰、断水断电和清原料清产品清设备逐项经两人现场核实的企业。二-2',
      en: 'Closures of which two persons have seen every item on site',
    },
  },
  ...Object.entries(signalStates.states).map(([state, words]) => ({
    key: `signal.state.${state}`,
    words: { zh: `线索·${words.zh}`, en: `Signals: ${words.en.toLowerCase()}` },
    unit: { zh: '条', en: 'signals' },
    definition: {
      zh: `状态为「${words.zh}」的线索；匹配到企业的计入其第一个行业。三(一)-2`,
      en: `Signals that are “${words.en}”; where they are matched, in the first industry of their enterprise`,
    },
  })),
]
