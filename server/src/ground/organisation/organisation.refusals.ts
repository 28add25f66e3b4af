import type { RoomCatalogue } from '../errors/catalogue.ts'

export const organisationRefusals = {
  'organisation.administratorsApart': {
    status: 409,
    when: {
      zh: '三员须由不同的人担任，且不兼任业务岗位',
      en: 'The three administrators are different persons and hold no other post',
    },
  },
  'organisation.lastAdministrator': {
    status: 409,
    when: {
      zh: '最后一名系统管理员或安全管理员不能停用',
      en: 'The last system or security administrator cannot be ended',
    },
  },
} as const satisfies RoomCatalogue
