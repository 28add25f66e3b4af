import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of the registry and its pages. */
export const baselineWords = wordsRoom('baseline', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
