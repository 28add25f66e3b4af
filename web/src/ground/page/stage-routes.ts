import type { AnyRoute } from '@tanstack/react-router'
import type { ScreenKey } from '#contract/ground/screen.ts'
import type { PaletteSource } from '../palette/palette-source.ts'
import type { LoadAid } from '../refusal/refusal-aids.ts'

/** Where each screen stands. A screen without a page here does not appear in the navigation. */
export type ScreenPaths = Partial<Record<ScreenKey, `/${string}`>>

/** What a stage gives to the app: its pages, which of them are screens of the navigation, what ⌘K finds through it. */
export interface StageRoutes {
  readonly routes: readonly AnyRoute[]
  readonly screens: ScreenPaths
  readonly palette?: readonly PaletteSource[]
  /** What helps on beside a refusal of this code. */
  readonly aids?: Readonly<Record<string, LoadAid>>
}

/** The entries of the navigation: what the acting post may open, in the server's order, as far as there is a page. */
export function navigationOf(
  screens: readonly ScreenKey[],
  paths: ScreenPaths,
): { readonly screen: ScreenKey; readonly path: `/${string}` }[] {
  return screens.flatMap(screen => {
    const path = paths[screen]
    return path === undefined ? [] : [{ screen, path }]
  })
}
