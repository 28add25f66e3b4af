import type { RoomCatalogue } from '../../errors/catalogue.ts'

/** Codes of templates. */
export const templateRefusals = {
  'documentTemplate.draftOpen': {
    status: 409,
    when: { zh: '这种文书已有新版模板在编制', en: 'The next template of the kind is being drafted already' },
  },
  'documentTemplate.replacedMeanwhile': {
    status: 409,
    when: { zh: '核对之后现行模板已变', en: 'The template in use has become another since it was looked at' },
  },
  'documentTemplate.faulty': {
    status: 422,
    when: {
      zh: '模板引用了没有的数据，或缺少必需的内容',
      en: 'The template names what is not gathered, or leaves out what it must have',
    },
  },
  'documentTemplate.notComparable': {
    status: 422,
    when: { zh: '不是同一种文书的两个模板', en: 'Not two templates of one kind of document' },
  },
} as const satisfies RoomCatalogue
