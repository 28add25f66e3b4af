import type { Locale } from '#contract/ground/identity.ts'

type Messages = Readonly<Record<string, string>>

/** Plural forms (`rows_one`, `rows_other`) are asked for by their stem and `count`. */
type Stem<Key> = Key extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : Key
/** The other language must say everything; it may add the plural forms that Chinese lacks. */
type Same<Said> = { readonly [key in keyof Said]: string }

/**
 * The messages of one room (a stage, or the ground). Each language is a module of its own, so that one is loaded at a time; the
 * English one is checked against the Chinese one by the compiler.
 */
export interface WordsRoom<Key extends string = string> {
  readonly name: string
  readonly load: (locale: Locale) => Promise<Messages>
  readonly keys?: Key
}

const rooms = new Map<string, WordsRoom>()

/**
 * Declares a room: `export const registryWords = wordsRoom('baseline', { zh: () => import('./words.zh.ts'), en: () =>
 * import('./words.en.ts') })`. Both modules export `words`.
 */
export function wordsRoom<const Zh extends Messages>(
  name: string,
  loaders: { zh: () => Promise<{ words: Zh }>; en: () => Promise<{ words: Same<Zh> & Messages }> },
): WordsRoom<Stem<keyof Zh & string>> {
  const room: WordsRoom<Stem<keyof Zh & string>> = {
    name,
    load: async locale => (locale === 'zh' ? await loaders.zh() : await loaders.en()).words,
  }
  rooms.set(name, room)
  return room
}

/** A room by its name. Throws where none was declared: a programming error. */
export function roomNamed(name: string): WordsRoom {
  const room = rooms.get(name)
  if (!room) throw new Error(`no words are declared under the name ${name}`)
  return room
}
