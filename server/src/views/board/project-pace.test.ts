import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween } from '#ground/clock/add-days.ts'
import { projectPace } from './project-pace.ts'

const about = { today: '2024-06-20', deadline: '2024-12-31' }

describe('二-1: 按当前速度', () => {
  test('a steady speed leads to a day without a margin', () => {
    const pace = projectPace({ ...about, all: 160, remaining: 100, closedAt: [0, 10, 20, 30, 40, 50, 60] })
    expect(pace).toMatchObject({
      kind: 'projected',
      on: '2024-09-28',
      plusMinusDays: 0,
      closedPerDay: 1,
      daysAfterDeadline: -94,
    })
    expect(pace.words.zh).toBe('按当前速度 2024-09-28 完成 ± 0 天，在时限之内')
  })

  test('an unsteady one says by how much it may be wrong, or that it cannot say', () => {
    const uneven = projectPace({ ...about, all: 160, remaining: 100, closedAt: [0, 8, 20, 28, 42, 50, 60] })
    expect(uneven).toMatchObject({ kind: 'projected', on: '2024-09-28' })
    expect(uneven.kind === 'projected' && uneven.plusMinusDays).toBe(29)
    const wild = projectPace({ ...about, all: 600, remaining: 500, closedAt: [0, 0, 0, 0, 0, 0, 60] })
    expect(wild).toMatchObject({ kind: 'projected', plusMinusDays: null, daysAfterDeadline: 306 })
    expect(wild.words.zh).toContain('误差无法给出')
  })

  test('nothing is told from next to nothing, and nothing where nothing is left', () => {
    expect(projectPace({ ...about, all: 10, remaining: 8, closedAt: [0, 0, 0, 1, 1, 2, 2] })).toMatchObject({
      kind: 'none',
    })
    expect(projectPace({ ...about, all: 0, remaining: 0, closedAt: [0, 0, 0, 0, 0, 0, 0] })).toMatchObject({
      kind: 'none',
    })
    expect(projectPace({ ...about, all: 9, remaining: 0, closedAt: [0, 0, 0, 9, 9, 9, 9] })).toMatchObject({
      kind: 'done',
    })
  })

  test('twice the speed never comes later, and the day is never before today', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 500 }),
        (blocks, remaining) => {
          const at = (factor: number) => {
            const closedAt = blocks.reduce<number[]>(
              (sums, block) => [...sums, (sums.at(-1) ?? 0) + block * factor],
              [0],
            )
            return projectPace({ ...about, all: 10_000, remaining, closedAt })
          }
          const [once, twice] = [at(1), at(2)]
          if (once.kind !== 'projected' || twice.kind !== 'projected') return
          expect(twice.on <= once.on).toBe(true)
          expect(daysBetween(about.today, once.on)).toBeGreaterThan(0)
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 200) },
    )
  })
})
