import type { Words } from '#contract/ground/endpoint.ts'

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
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly PaletteFind[]>
}
