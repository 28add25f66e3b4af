import { Buffer } from 'node:buffer'
import { basename } from 'node:path'

export function forgetsACase(state: 'open' | 'closed'): string {
  switch (state) {
    case 'open':
      return 'open'
  }
  return ''
}

export function trustsTooMuch(value: any): Buffer {
  const first = [value].at(0)!
  if (first == 1) basename(first)
  return first
}

export default forgetsACase
