import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '#contract/ground/identity.ts'
import { roomNamed } from './room.ts'

const rooms: BackendModule = {
  type: 'backend',
  init() {},
  read(locale, room, done) {
    roomNamed(room)
      .load(locale === 'en' ? 'en' : 'zh')
      .then(
        words => done(null, words),
        (reason: unknown) => done(reason instanceof Error ? reason : new Error('words could not be loaded'), null),
      )
  },
}

const remembered = 'clearloop.locale'

/** The language last chosen on this device; Chinese where none was. The account's own choice follows after sign-in. */
export function rememberedLocale(): Locale {
  return localStorage.getItem(remembered) === 'en' ? 'en' : 'zh'
}

/** Starts the messages in one language and loads those of `startRooms`, so that the first screen appears with its words. */
export async function startWords(locale: Locale, startRooms: readonly string[]): Promise<void> {
  i18next.on('languageChanged', chosen => {
    document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN'
    localStorage.setItem(remembered, chosen)
  })
  await i18next
    .use(rooms)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      load: 'currentOnly',
      ns: [...startRooms],
      defaultNS: startRooms[0] ?? 'ground',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
}

/** Switches at once: the other language is loaded, then every text in sight changes. */
export async function switchLocale(locale: Locale): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale)
}

/** Loads a room's messages ahead of its page, beside the page's code instead of after it. */
export async function loadWords(room: { name: string }): Promise<void> {
  await i18next.loadNamespaces(room.name)
}
