import { wordsRoom } from '#web/ground/words/room.ts'

export const exchangeWords = wordsRoom('exchange', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
