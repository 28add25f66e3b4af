import { useMedia } from '#web/ground/media/use-media.ts'
import { useSessionOrNull } from '#web/ground/session/use-session.ts'
import type { DensityName, Sheets } from './theme.ts'

/** Which sheet, how dense and whether things may move: the account's choice, else the device's. */
export function useAppearance(): { sheet: Sheets; density: DensityName; still: boolean } {
  const preferences = useSessionOrNull()?.preferences
  const deviceDark = useMedia('(prefers-color-scheme: dark)')
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const chosen = preferences?.appearance ?? 'system'
  const sheet = chosen === 'system' ? (deviceDark ? 'dark' : 'light') : chosen
  return { sheet, density: preferences?.density ?? 'compact', still }
}
