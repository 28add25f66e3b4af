import { wordsRoom } from '../words/room.ts'

/** Messages of 文书. */
export const documentWords = wordsRoom('document', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
