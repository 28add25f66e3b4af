import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of 一刀切防线. */
export const guardWords = wordsRoom('guard', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
