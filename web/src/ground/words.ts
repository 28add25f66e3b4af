import { wordsRoom } from './words/room.ts'

/** Messages of the pieces that every screen is made of. */
export const groundWords = wordsRoom('ground', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
