import { describe, expect, it } from 'vitest'
import { safeReturn } from './safe-return.ts'

describe('where sign-in leads back to', () => {
  it('is the page that was asked for, with its filters', () => {
    expect(safeReturn('/problems?area=330881&sort=-deadline')).toBe('/problems?area=330881&sort=-deadline')
  })

  it('is never another site', () => {
    for (const to of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere',
      'javascript:alert(1)',
      '/\t/x',
    ]) {
      expect(safeReturn(to)).toBe('/')
    }
  })

  it('is the start where nothing was asked for, and not the door again', () => {
    expect(safeReturn(undefined)).toBe('/')
    expect(safeReturn('/sign-in?to=/x')).toBe('/')
  })
})
