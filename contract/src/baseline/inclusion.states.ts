import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-2'
const ofRoute = '二-2'
const proposed = ['proposedIn', 'proposedOut'] as const
const decided = ['included', 'notIncluded'] as const
const withReason = { zh: '理由', en: 'A reason' }

/**
 * 纳入认定: whether an enterprise must be remediated in one of its industries (lifecycles.md, "Registry"). Before anything is proposed
 * it is 待认定 and no record is kept; see `ListTwoState`. The route and what it requires hang on the decision.
 */
export const inclusionStates = defineStates({
  noun: 'inclusion',
  words: { zh: '纳入认定', en: 'Inclusion' },
  states: {
    proposedIn: { zh: '拟纳入', en: 'Proposed in' },
    proposedOut: { zh: '拟不纳入', en: 'Proposed out' },
    included: { zh: '纳入', en: 'Included' },
    notIncluded: { zh: '不纳入', en: 'Not included' },
    reopened: { zh: '重新认定', en: 'Reopened' },
  },
  actions: {
    propose: {
      words: { zh: '提出认定意见', en: 'Propose' },
      from: 'new',
      to: proposed,
      may: 'inclusion.propose',
      clause,
      part: 'doer',
      needs: {
        zh: '企业记录已核实；拟纳入的写明技术规范条款或理由，拟不纳入的写明理由',
        en: 'A verified record; for in a clause of the checklist or a reason, for out a reason',
      },
    },
    proposeAgain: {
      words: { zh: '重新提出意见', en: 'Propose anew' },
      from: [...proposed, 'reopened'],
      to: proposed,
      may: 'inclusion.propose',
      clause,
      part: 'doer',
      primary: true,
      needs: {
        zh: '条款或理由；此前的会签随之失效',
        en: 'A clause or a reason; a countersignature given before lapses',
      },
    },
    countersign: {
      words: { zh: '会签', en: 'Countersign' },
      from: proposed,
      to: 'same',
      may: 'inclusion.countersign',
      clause,
      part: 'checker',
      primary: true,
      needs: {
        zh: '该行业的市级主管部门；不同意的写明意见',
        en: 'The city department in charge of the industry; a dissent says why',
      },
    },
    include: {
      words: { zh: '认定纳入', en: 'Include' },
      from: proposed,
      to: ['included'],
      may: 'inclusion.decide',
      clause,
      part: 'accepter',
      primary: true,
      needs: {
        zh: '已会签，或会签期满未复；与意见不一、有异议或未复的写明理由',
        en: 'Countersigned, or its term is over; a reason where it departs from what was proposed, or over dissent or silence',
      },
    },
    exclude: {
      words: { zh: '认定不纳入', en: 'Do not include' },
      from: proposed,
      to: ['notIncluded'],
      may: 'inclusion.decide',
      clause,
      part: 'accepter',
      needs: {
        zh: '已会签，或会签期满未复；与意见不一、有异议或未复的写明理由',
        en: 'Countersigned, or its term is over; a reason where it departs from what was proposed, or over dissent or silence',
      },
    },
    returnProposal: {
      words: { zh: '退回重提', en: 'Return' },
      from: proposed,
      to: ['reopened'],
      may: 'inclusion.decide',
      clause,
      needs: withReason,
    },
    setRoute: {
      words: { zh: '确定整治路径', en: 'Set the route' },
      from: ['included'],
      to: 'same',
      may: 'route.set',
      clause: ofRoute,
      primary: true,
      needs: {
        zh: '关停淘汰、整合入园、提升改造择一；整合入园写明去向和时间',
        en: 'One of closure, relocation, upgrade; a relocation names its destination and day',
      },
    },
    attachStopDecision: {
      words: { zh: '附断水断电决定', en: 'Attach the decision to cut power and water' },
      from: ['included'],
      to: 'same',
      may: 'route.set',
      clause: ofRoute,
      needs: {
        zh: '县级以上人民政府的决定文书（大气污染防治法）',
        en: 'The decision of a government of county level or above',
      },
    },
    verifyClosure: {
      words: { zh: '现场核实两断三清', en: 'Verify the closure on site' },
      from: ['included'],
      to: 'same',
      may: 'route.verify',
      clause: ofRoute,
      needs: {
        zh: '每项由两人分别到现场核实并附照片；断水断电须先有政府决定',
        en: 'Each item by two persons on site with photos; for power and water the government’s decision first',
      },
    },
    amendRoute: {
      words: { zh: '变更整治路径', en: 'Amend the route' },
      from: ['included'],
      to: 'same',
      may: 'route.set',
      clause: ofRoute,
      needs: { zh: '变更理由', en: 'The ground' },
    },
    cultivate: {
      words: { zh: '列为培育领跑', en: 'Cultivate as a front runner' },
      from: ['included'],
      to: 'same',
      may: 'route.set',
      clause: ofRoute,
      needs: withReason,
    },
    endCultivation: {
      words: { zh: '取消培育领跑', en: 'End its cultivation' },
      from: ['included'],
      to: 'same',
      may: 'route.set',
      clause: ofRoute,
      needs: withReason,
    },
    reopen: {
      words: { zh: '重新认定', en: 'Reopen' },
      from: decided,
      to: ['reopened'],
      may: 'inclusion.reopen',
      clause,
      needs: { zh: '由线索引起的理由', en: 'The reason that a signal gives' },
    },
    follow: {
      words: { zh: '随企业变更', en: 'Follow the enterprise' },
      from: [...proposed, ...decided, 'reopened'],
      to: 'same',
      may: 'enterprise.report',
      clause,
      onLists: true,
      needs: {
        zh: '企业迁移、离开清单或移出行业时随之办理',
        en: 'Taken with the enterprise’s move, its leaving the list or the industry',
      },
    },
  },
})

export type InclusionState = keyof typeof inclusionStates.states
export type InclusionAction = keyof typeof inclusionStates.actions
export const inclusionStateNames = Object.keys(inclusionStates.states) as [InclusionState, ...InclusionState[]]
