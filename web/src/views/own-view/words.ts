import { wordsRoom } from '#web/ground/words/room.ts'

export const ownWords = wordsRoom('ownView', {
  zh: () => import('./words.zh.ts'),
  en: () => import('./words.en.ts'),
})
