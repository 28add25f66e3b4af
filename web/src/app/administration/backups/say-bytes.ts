const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in the largest decimal unit that leaves at least 1, with three digits. */
export function sayBytes(bytes: number): string {
  const at = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** at
  return `${at === 0 ? value : value.toPrecision(3)} ${units[at]}`
}
