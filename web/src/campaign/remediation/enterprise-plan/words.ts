import { wordsRoom } from '#web/ground/words/room.ts'

export const planWords = wordsRoom('enterprisePlan', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
