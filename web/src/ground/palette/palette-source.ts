import type { Words } from '#contract/ground/endpoint.ts'
import type { ScreenKey } from '#contract/ground/screen.ts'

/** One thing that ⌘K found, and where it opens. */
export interface PaletteFind {
  readonly key: string
  readonly title: string
  /** What tells it from others of the same name: industry, area, number, state. */
  readonly note?: string
  readonly link: string
}

/** What a stage can find: enterprises, problems, persons. Asked under the acting post's own scope. */
export interface PaletteSource {
  readonly key: string
  readonly heading: Words
  /** Asked only for posts that may open this screen; to others its answer would be a refusal. */
  readonly screen: ScreenKey
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly PaletteFind[]>
}
