const hourLong = 3_600_000
const dayLong = 24 * hourLong
const shanghaiAhead = 8 * hourLong

/**
 * Whether the nightly backup is due: the last stroke of its hour in Shanghai has passed, and neither a whole backup nor a try of the last
 * hour came after it. A server that was off at night makes it up when it is back; a new one, without any backup yet, waits for its
 * first night.
 *
 * @param hour 0–23
 */
export function isBackupDue({
  now,
  hour,
  lastWhole,
  lastTry,
  startedAt,
}: {
  now: Date
  hour: number
  lastWhole: Date | null
  lastTry: Date | null
  startedAt: Date
}): boolean {
  const local = now.getTime() + shanghaiAhead
  const todays = Math.floor(local / dayLong) * dayLong + hour * hourLong - shanghaiAhead
  const stroke = todays <= now.getTime() ? todays : todays - dayLong
  if ((lastWhole ?? startedAt).getTime() >= stroke) return false
  return lastTry === null || now.getTime() - lastTry.getTime() >= hourLong
}
