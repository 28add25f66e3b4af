import { randomInt } from 'node:crypto'

// without what is mistaken for another when read out or copied by hand: 0 O, 1 l I
const capitals = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const small = 'abcdefghjkmnpqrstuvwxyz'
const digits = '23456789'

/** A first password to hand over on paper, such as `Kx7mp-Rt4qw-Hn9ez`: about 60 bits, all classes, changed at the first sign-in. */
export function newPassword(): string {
  const pick = (letters: string) => letters.charAt(randomInt(letters.length))
  const group = () => [capitals, small, digits, small, small].map(pick).join('')
  return [group(), group(), group()].join('-')
}
