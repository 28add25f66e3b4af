import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of problems. */
export const problemRefusals = {
  'problem.measuresOpen': {
    status: 409,
    when: { zh: '还有措施没有申报完成', en: 'Measures are not all declared done' },
  },
  'problem.notResponsible': {
    status: 403,
    when: { zh: '本单位不是责任单位', en: 'One’s unit is not responsible for it' },
  },
  'problem.notOfCheckpoint': {
    status: 403,
    when: { zh: '当前岗位不是本节点的核查岗位', en: 'The present post is not one of the checkpoint’s' },
  },
  'problem.signedAlready': {
    status: 409,
    when: { zh: '本人已在本节点通过', en: 'One has passed this checkpoint already' },
  },
  'problem.noticeFirst': {
    status: 409,
    when: { zh: '该层级销号前须公示', en: 'Its level asks for a public notice before closure' },
  },
  'problem.noNoticeAsked': {
    status: 409,
    when: { zh: '该层级不要求公示', en: 'Its level asks for no public notice' },
  },
  'problem.exitPending': {
    status: 409,
    when: { zh: '已有待确认的办结方式', en: 'An exit awaits confirmation already' },
  },
  'problem.noExitPending': {
    status: 409,
    when: { zh: '没有待确认的办结方式', en: 'No exit awaits confirmation' },
  },
  'problem.extendedOnce': {
    status: 409,
    when: { zh: '延期只能一次', en: 'A term is extended once only' },
  },
  'problem.extensionAsked': {
    status: 409,
    when: { zh: '延期申请正在等待决定', en: 'An extension has been asked for and awaits a decision' },
  },
  'problem.noExtensionAsked': {
    status: 409,
    when: { zh: '没有等待决定的延期申请', en: 'No extension has been asked for' },
  },
  'problem.wrongLevel': {
    status: 403,
    when: { zh: '须由定时限的一级或高一级决定', en: 'It is for the level that set the term, or the one above' },
  },
  'measure.incomplete': {
    status: 409,
    when: {
      zh: '随清单导入的措施还缺时限或责任人，或时限晚于问题时限',
      en: 'A measure from a list lacks its deadline or person, or goes past the problem’s term',
    },
  },
  'problem.builtUpon': {
    status: 409,
    when: { zh: '导入之后已有人办理', en: 'Somebody has built upon it since it was imported' },
  },
  'problem.notInRectification': {
    status: 409,
    when: { zh: '问题不在整改中', en: 'The problem is not being rectified' },
  },
} as const satisfies RoomCatalogue
