import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of 任务分工 and of the campaign's data. */
export const mandateWords = wordsRoom('mandate', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
