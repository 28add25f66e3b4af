import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Encryption of single columns (telephones, identity and account numbers), so that the database and its backups hold no readable ones. */
export interface Sealing {
  /** @param place the column it is for, as in `person.phone`; a blob moved to another column does not open there */
  seal(text: string, place: string): Buffer
  /** @throws Error when the blob was sealed with another key or for another place, or was changed */
  open(blob: Uint8Array, place: string): string
  /** A keyed digest of 32 bytes by which equal texts are found without reading them; the caller normalises first. */
  index(text: string, place: string): Buffer
}

interface Algorithm {
  readonly id: number
  readonly cipher: 'aes-256-gcm' | 'sm4-gcm'
  readonly keyBytes: number
}

/** The first byte of a blob says how it was sealed, so that a change of algorithm leaves what is there readable. */
const algorithms = {
  aes: { id: 1, cipher: 'aes-256-gcm', keyBytes: 32 },
  sm4: { id: 2, cipher: 'sm4-gcm', keyBytes: 16 },
} as const satisfies Record<string, Algorithm>

export type SealingAlgorithm = keyof typeof algorithms

const nonceBytes = 12
const tagBytes = 16

/** @param key 32 random bytes; every purpose gets a key of its own, derived by HKDF-SHA256 */
export function createSealing(key: Uint8Array, algorithm: SealingAlgorithm = 'aes'): Sealing {
  if (key.length !== 32) throw new Error(`A sealing key has 32 bytes, this one ${key.length}`)
  const derived = new Map<string, Buffer>()
  const keyFor = (purpose: string, bytes: number) => {
    let found = derived.get(purpose)
    if (!found) {
      found = Buffer.from(hkdfSync('sha256', key, '', `clearloop ${purpose}`, bytes))
      derived.set(purpose, found)
    }
    return found
  }
  return {
    seal(text, place) {
      const { id, cipher, keyBytes } = algorithms[algorithm]
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher as 'aes-256-gcm', keyFor(`seal ${cipher}`, keyBytes), nonce)
      sealing.setAAD(Buffer.from(place))
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return Buffer.concat([Buffer.of(id), nonce, sealing.getAuthTag(), body])
    },
    open(blob, place) {
      const bytes = Buffer.from(blob)
      const algorithm = Object.values(algorithms).find(({ id }) => id === bytes[0])
      if (!algorithm || bytes.length < 1 + nonceBytes + tagBytes)
        throw new Error(`The sealed ${place} is not of a known form`)
      const nonce = bytes.subarray(1, 1 + nonceBytes)
      const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
      const opening = createDecipheriv(
        algorithm.cipher as 'aes-256-gcm',
        keyFor(`seal ${algorithm.cipher}`, algorithm.keyBytes),
        nonce,
      )
      opening.setAAD(Buffer.from(place))
      opening.setAuthTag(tag)
      return opening.update(bytes.subarray(1 + nonceBytes + tagBytes), undefined, 'utf8') + opening.final('utf8')
    },
    index: (text, place) =>
      createHmac('sha256', keyFor(`index ${place}`, 32))
        .update(text)
        .digest(),
  }
}
