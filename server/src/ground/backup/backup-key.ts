import { randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { BackupFault } from './backup-fault.ts'

/** How a passphrase becomes the key of one backup; stands readable in its head. */
export const KeyDerivation = z.object({
  method: z.literal('scrypt'),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  // 2^17 blocks of 1 KiB: 128 MiB and some 300 ms for each guess
  cost: z.literal(2 ** 17),
  blockSize: z.literal(8),
})
export type KeyDerivation = z.infer<typeof KeyDerivation>

const leastCharacters = 12

/** Throws a `BackupFault` for a passphrase that could be guessed. */
export function newKeyDerivation(passphrase: string): KeyDerivation {
  if (passphrase.length < leastCharacters) {
    throw new BackupFault(
      `备份口令至少 ${leastCharacters} 个字符`,
      `The passphrase of a backup has at least ${leastCharacters} characters`,
    )
  }
  return { method: 'scrypt', salt: randomBytes(16).toString('hex'), cost: 2 ** 17, blockSize: 8 }
}

/** 32 bytes for AES-256. */
export function deriveKey(passphrase: string, { salt, cost, blockSize }: KeyDerivation): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N: cost, r: blockSize, p: 1, maxmem: 256 * 1024 * 1024 }
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
