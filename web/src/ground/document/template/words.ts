import { wordsRoom } from '../../words/room.ts'

/** Messages of 公文模板. */
export const templateWords = wordsRoom('template', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
