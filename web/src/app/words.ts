import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of the frame, of sign-in and of one's account. */
export const appWords = wordsRoom('app', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
