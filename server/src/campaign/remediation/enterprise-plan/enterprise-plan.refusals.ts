import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of enterprise plans. */
export const enterprisePlanRefusals = {
  'plan.begun': {
    status: 409,
    when: { zh: '该行业已有正在编制或审核的一企一策', en: 'A plan of this industry is in the making already' },
  },
  'plan.completed': {
    status: 409,
    when: { zh: '一企一策已认定完成，不再修订', en: 'The plan has been declared complete and is amended no more' },
  },
  'plan.incomplete': {
    status: 409,
    when: { zh: '一企一策内容不全', en: 'The plan lacks a part' },
  },
  'plan.noOpinion': {
    status: 409,
    when: { zh: '没有同意的专家意见', en: 'No expert has agreed' },
  },
  'plan.approved': {
    status: 409,
    when: { zh: '已审核通过', en: 'It is approved already' },
  },
  'plan.notApproved': {
    status: 409,
    when: { zh: '未审核通过，或审核后内容有变', en: 'It is not approved, or has changed since' },
  },
  'plan.notComplete': {
    status: 409,
    when: { zh: '节点或问题未全部完成', en: 'A node or a problem is still open' },
  },
} as const satisfies RoomCatalogue
