/** One range of bytes, both ends counting in. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * What a `Range` header asks of so many bytes (RFC 9110, 14.2): one range, `none` where the whole is to be sent (no header, another
 * unit, several ranges, not readable), or `unsatisfiable` where it begins past the end.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'none' | 'unsatisfiable' {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!parts) return 'none'
  const [, from = '', to = ''] = parts
  if (from === '' && to === '') return 'none'
  if (from === '') {
    const last = Math.min(Number(to), size)
    return last === 0 ? 'unsatisfiable' : { start: size - last, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'none'
  return start >= size ? 'unsatisfiable' : { start, end }
}
