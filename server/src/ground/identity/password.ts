import { hash, verify } from '@node-rs/argon2'

// OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// a hash of these parameters that no password opens: verifying against it costs what verifying a real one does
const nobodysHash = hash(crypto.randomUUID(), cost)

/** An argon2id hash in the PHC form, about 20 ms of one core. The same text typed in another Unicode form is the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** Whether the password opens the hash; with no hash it takes as long and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const opened = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFC'))
  return opened && passwordHash !== null
}
