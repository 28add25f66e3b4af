import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of 检查表. */
export const checklistWords = wordsRoom('checklist', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
