import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of problems, their measures and their reports. */
export const remediationWords = wordsRoom('remediation', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
