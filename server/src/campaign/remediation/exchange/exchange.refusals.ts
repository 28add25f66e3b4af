import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of the exchange with other systems. */
export const exchangeRefusals = {
  'exchange.unknownSystem': {
    status: 422,
    when: { zh: '方案数据中没有这个外部系统', en: 'The campaign’s data name no such system' },
  },
  'exchange.nothingToSend': {
    status: 422,
    when: { zh: '没有未报送或有变化的问题', en: 'Nothing is new or has changed since it was sent' },
  },
  'exchange.noTable': {
    status: 422,
    when: { zh: '工作簿中没有带编号的清单', en: 'The workbook holds no list with numbers' },
  },
  'exchange.tooManyRows': {
    status: 422,
    when: { zh: '工作簿行数过多', en: 'The workbook has too many rows' },
  },
  'exchange.decided': {
    status: 409,
    when: { zh: '这一行已有人处理', en: 'Somebody has decided on the line already' },
  },
  'exchange.numberKept': {
    status: 409,
    when: { zh: '编号或问题已另有对应', en: 'The number or the problem has another counterpart' },
  },
  'exchange.unfit': {
    status: 422,
    when: { zh: '该行不能这样处理', en: 'The decision does not fit the line' },
  },
  'exchange.unread': {
    status: 422,
    when: { zh: '对方的内容读不出来', en: 'What they wrote cannot be read' },
  },
} as const satisfies RoomCatalogue
