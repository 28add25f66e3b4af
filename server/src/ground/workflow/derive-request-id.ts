import { createHash } from 'node:crypto'

/**
 * The request id of one part of a larger request: the same part of the same request always has the same one, so that repeating the
 * whole repeats no part. A UUID of version 8 (RFC 9562).
 */
export function deriveRequestId(requestId: string, part: string): string {
  const bytes = createHash('sha256').update(`${requestId}\n${part}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const text = bytes.toString('hex')
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}
