import { wordsRoom } from '#web/ground/words/room.ts'

export const assessmentWords = wordsRoom('assessment', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
