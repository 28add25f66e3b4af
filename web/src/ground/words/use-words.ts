import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Locale } from '#contract/ground/identity.ts'
import type { WordsRoom } from './room.ts'

/** Values put into a message; `count` also chooses its plural form. */
export type WordValues = Readonly<Record<string, string | number>>
export type Say<Key extends string> = (key: Key, values?: WordValues) => string

/** The messages of a room in the language in use: `const say = useWords(registryWords)`, then `say('title')`. */
export function useWords<Key extends string>(room: WordsRoom<Key>): Say<Key> {
  const { t } = useTranslation(room.name)
  return t as unknown as Say<Key>
}

/** The language in use. */
export function useLocale(): Locale {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh'
}

/** Chooses between the two languages of a sentence the server sent. */
export function useSentence(): (words: Words) => string {
  const locale = useLocale()
  return useCallback(words => words[locale], [locale])
}
