import { type EnterpriseState, enterpriseStates, listedStates } from '#contract/baseline/enterprise.states.ts'
import { enterpriseKindWords } from '#contract/baseline/enterprise-words.ts'
import type { Measure } from '#ground/figures/index.ts'

const home = { zh: '家', en: 'enterprises' }
const states = Object.entries(enterpriseStates.states) as [EnterpriseState, { zh: string; en: string }][]
const listed = listedStates.map(state => enterpriseStates.states[state])
const onList = {
  zh: `在册指${listed.map(state => state.zh).join('、')}`,
  en: `on the list means ${listed.map(state => state.en.toLowerCase()).join(', ')}`,
}

/** 三(一)-1: figures of list one. A measure kept without an industry counts an enterprise once; the others once in each of its industries. */
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
]
