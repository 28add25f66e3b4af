import type { RoomCatalogue } from '../../errors/catalogue.ts'

/** Codes of handing on. */
export const handOverRefusals = {
  'handOver.nothingToReceive': {
    status: 409,
    when: { zh: '没有送达本单位、等待签收的交办件', en: 'Nothing sent to one’s unit awaits receipt' },
  },
  'handOver.notHolder': {
    status: 409,
    when: { zh: '本单位不是承办单位', en: 'One’s unit does not hold it' },
  },
  'handOver.notSender': {
    status: 409,
    when: { zh: '本单位不是发出单位', en: 'One’s unit did not send it' },
  },
  'handOver.termTooLate': {
    status: 422,
    when: { zh: '下级时限晚于上级时限', en: 'A lower term is later than the upper one' },
  },
  'handOver.cityOfficeDecides': {
    status: 409,
    when: { zh: '已两次退回，由市整治办决定', en: 'Declined twice, so the city office decides' },
  },
  'handOver.urgedAlready': {
    status: 409,
    when: { zh: '同一事项每个工作日只能催办一次', en: 'One duty is urged once a working day' },
  },
} as const satisfies RoomCatalogue
