import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of the rules over the whole base. */
export const integrityWords = wordsRoom('integrity', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
