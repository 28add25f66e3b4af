import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of the views: worklist, boards, search. */
export const viewsWords = wordsRoom('views', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
