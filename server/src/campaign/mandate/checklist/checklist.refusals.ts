import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of checklists. */
export const checklistRefusals = {
  'checklist.outsideScope': {
    status: 403,
    when: {
      zh: '检查表的行业不在岗位范围内',
      en: 'The industry of the checklist lies outside the post’s scope',
    },
  },
  'checklist.draftOpen': {
    status: 409,
    when: { zh: '该行业已有新版本在编制', en: 'The industry’s next version is being drafted already' },
  },
  'checklist.replacedMeanwhile': {
    status: 409,
    when: { zh: '核对之后现行版本已变', en: 'The version in use has become another since it was looked at' },
  },
  'checklist.incomplete': {
    status: 422,
    when: { zh: '检查项未填完整或未核实', en: 'Items are not complete, or not verified' },
  },
  'checklist.notComparable': {
    status: 422,
    when: { zh: '不是同一行业的两个版本', en: 'Not two versions of one industry' },
  },
} as const satisfies RoomCatalogue
