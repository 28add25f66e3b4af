import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { menuPosition } from './place-menu.ts'

const view = { width: 1366, height: 768 }

describe('the place of a list of choices', () => {
  it('is under its button', () => {
    expect(
      menuPosition({ left: 100, right: 160, top: 40, bottom: 72 }, { width: 200, height: 300 }, view),
    ).toMatchObject({ left: 100, top: 76 })
  })

  it('is over the button of the last row', () => {
    const place = menuPosition({ left: 100, right: 160, top: 730, bottom: 762 }, { width: 200, height: 300 }, view)
    expect(place.top).toBe(426)
  })

  it('is never out of the window, whatever the button', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1300 }),
        fc.integer({ min: 0, max: 730 }),
        fc.integer({ min: 80, max: 600 }),
        fc.integer({ min: 40, max: 2000 }),
        (left, top, width, height) => {
          const place = menuPosition({ left, right: left + 60, top, bottom: top + 32 }, { width, height }, view)
          expect(place.left).toBeGreaterThanOrEqual(8)
          expect(place.left + width).toBeLessThanOrEqual(view.width)
          expect(place.top).toBeGreaterThanOrEqual(8)
          expect(place.top + Math.min(height, place.maxHeight)).toBeLessThanOrEqual(view.height)
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 200) },
    )
  })
})
