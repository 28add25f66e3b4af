import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of this stage, for the documentation. */
export const baselineRefusals = {
  'enterprise.codeFails': {
    status: 422,
    when: {
      zh: '统一社会信用代码校验不符，且未说明理由',
      en: 'The unified social credit code fails its checks and no reason is given',
    },
  },
  'enterprise.likelyRepeat': {
    status: 409,
    when: {
      zh: '库中已有疑似同一家的记录，附这些记录',
      en: 'The registry holds records that may be the same; they are sent along',
    },
  },
  'enterprise.codeElsewhere': {
    status: 409,
    when: {
      zh: '同一代码的主体属他区块，只告知应联系的单位',
      en: 'The code belongs to an enterprise elsewhere; only whom to ask is told',
    },
  },
  'enterprise.openProblems': {
    status: 422,
    when: {
      zh: '登记关停时名下有未销号问题，而未附现场核实的两断三清',
      en: 'Problems are open at an enterprise that closes down, and nothing was found on site to end them with it',
    },
  },
  'enterprise.problemsElsewhere': {
    status: 409,
    when: {
      zh: '登记关停时名下有不在岗位范围内的未销号问题',
      en: 'Problems are open at an enterprise that closes down which the post does not reach',
    },
  },
  'enterprise.outsideScope': {
    status: 403,
    when: { zh: '新的地点或行业不在岗位范围内', en: 'The new place or industry lies outside the post’s scope' },
  },
  'enterprise.builtUpon': {
    status: 409,
    when: { zh: '导入之后已有人办理，不能随批次撤销', en: 'Somebody has built upon it since its import' },
  },
  'emission.known': {
    status: 409,
    when: {
      zh: '该来源对该年度该污染物已有数据',
      en: 'That source has stated that pollutant of that year already',
    },
  },
  'inclusion.begun': {
    status: 409,
    when: { zh: '该企业在这个行业已有认定意见', en: 'It has been proposed already in that industry' },
  },
  'inclusion.unsigned': {
    status: 409,
    when: {
      zh: '会签未复，且会签期限未满',
      en: 'The countersignature is neither given nor its term over',
    },
  },
  'route.noStopDecision': {
    status: 409,
    when: {
      zh: '核实断水断电之前没有附县级以上人民政府的决定',
      en: 'Power and water are to be cut without the decision of a government of county level or above',
    },
  },
  'route.closureUnverified': {
    status: 409,
    when: {
      zh: '整治路径为关停淘汰，两断三清尚未逐项经两人核实',
      en: 'Its route is closure, and not every item has been verified by two',
    },
  },
  'assessment.alreadyRecorded': {
    status: 409,
    when: { zh: '该行业已有有效的基线评估', en: 'A baseline assessment of the industry stands already' },
  },
  'assessment.noBaseline': {
    status: 409,
    when: {
      zh: '作整治后评估而该行业没有基线评估',
      en: 'An assessment after remediation of an industry without a baseline',
    },
  },
  'assessment.noChecklist': {
    status: 409,
    when: { zh: '该行业没有在用的检查表', en: 'No checklist is in use in the industry' },
  },
  'assessment.sheetChanged': {
    status: 409,
    when: { zh: '打开评估表之后检查项有更新', en: 'The checklist has changed since the sheet was opened' },
  },
  'assessment.builtUpon': {
    status: 409,
    when: {
      zh: '作废基线评估而其后有整治后评估',
      en: 'A baseline is to be voided while one after remediation stands',
    },
  },
  'duplicate.problemsElsewhere': {
    status: 409,
    when: {
      zh: '被并入的一家还有问题不在该岗位范围内',
      en: 'The record to be merged has problems that the post does not reach',
    },
  },
  'list.unknown': {
    status: 422,
    when: { zh: '没有这份清单', en: 'There is no such list' },
  },
  'list.notYours': {
    status: 403,
    when: { zh: '这一范围的清单不由该岗位上报', en: 'This part of the list is not the post’s to hand up' },
  },
  'list.frozenMeanwhile': {
    status: 409,
    when: { zh: '核对之后已有人固化了新的一版', en: 'Another version has been frozen since it was looked at' },
  },
  'list.empty': {
    status: 422,
    when: { zh: '这一范围内没有在册的行', en: 'There is no row in this part of the list' },
  },
  'list.notComparable': {
    status: 422,
    when: { zh: '两个版本不是同一清单，或范围不重合', en: 'Versions of two lists, or of parts that share nothing' },
  },
  'list.broken': {
    status: 409,
    when: { zh: '核验发现版本内容与校验值不符', en: 'A check found a version other than its hash says' },
  },
  'integrity.waived': {
    status: 409,
    when: { zh: '该核对发现已有豁免', en: 'What the rule found has been waived already' },
  },
  'integrity.changed': {
    status: 409,
    when: { zh: '核对发现在查看之后已改变', en: 'What the rule finds has changed since it was looked at' },
  },
  'signal.known': {
    status: 409,
    when: { zh: '该编号的线索已登记过', en: 'A signal of that kind and number has been received already' },
  },
  'import.nothingReady': {
    status: 422,
    when: { zh: '没有可以导入的行', en: 'No row is ready to be written' },
  },
  'import.nothingToUndo': {
    status: 409,
    when: { zh: '各行都已有人办理，没有可以撤销的', en: 'Every row has been built upon, so nothing can be undone' },
  },
  'import.busy': {
    status: 409,
    when: { zh: '该批次正在判定、导入或撤销', en: 'The batch is being judged, written or undone' },
  },
  'facts.pending': {
    status: 409,
    when: { zh: '企业上次提出的变化还未答复', en: 'A change the enterprise proposed waits for its answer' },
  },
} as const satisfies RoomCatalogue
