import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of what is read across stages. */
export const viewsRefusals = {
  'dossier.tooMuch': {
    status: 413,
    when: {
      zh: '一企一档的佐证超出一个压缩包的容量',
      en: 'The evidence of an enterprise is more than one archive holds',
    },
  },
} as const satisfies RoomCatalogue
