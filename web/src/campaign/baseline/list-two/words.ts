import { wordsRoom } from '#web/ground/words/room.ts'

/** Messages of list two: emissions, inclusion, route, eliminated capacity, signals. */
export const listTwoWords = wordsRoom('listTwo', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
