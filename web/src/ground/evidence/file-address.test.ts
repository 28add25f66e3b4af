import { describe, expect, it } from 'vitest'
import { fileAddress, sayPlace, saySize, thumbnailAddress } from './file-address.ts'

describe('a file of evidence', () => {
  it('is read from the addresses of the contract', () => {
    expect(fileAddress('a')).toBe('/api/files/a')
    expect(thumbnailAddress('a')).toBe('/api/files/a/thumbnail')
  })

  it('says size and place for reading', () => {
    expect([saySize(834), saySize(12_400), saySize(3_100_000)]).toEqual(['834 B', '12.4 kB', '3.1 MB'])
    expect(sayPlace({ lng: 118.6, lat: 28.7123456 })).toBe('118.60000, 28.71235')
  })
})
