const dayMilliseconds = 86_400_000

/**
 * A spreadsheet's serial day as `yyyy-mm-dd`, or null when it is no day between 1900 and 2200.
 * Both systems are known: 1900 (with its day of 29 February 1900 that never was) and 1904.
 */
export function serialDate(serial: number, system: '1900' | '1904'): string | null {
  if (!Number.isFinite(serial)) return null
  const day = Math.floor(serial)
  const fromEpoch = system === '1904' ? day + 1462 : day < 60 ? day + 1 : day
  if (fromEpoch < 1 || fromEpoch > 109_940) return null
  return new Date(Date.UTC(1899, 11, 30) + fromEpoch * dayMilliseconds).toISOString().slice(0, 10)
}
