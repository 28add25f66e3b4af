import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of 系统: units and people, accounts, calendar, audit. */
export const administrationWords = wordsRoom('administration', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
