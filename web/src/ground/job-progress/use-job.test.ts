import { describe, expect, it } from 'vitest'
import { JobState } from '#contract/ground/job.ts'
import { hasEnded, pauseBetweenLooks } from './use-job.ts'

describe('long work', () => {
  it('is looked at until it is done, has failed or was cancelled', () => {
    expect(JobState.options.filter(state => !hasEnded({ state }))).toEqual(['waiting', 'running'])
  })

  it('is looked at ever more rarely, at most every ten seconds apart', () => {
    const pauses = Array.from({ length: 40 }, (_, looks) => pauseBetweenLooks(looks))
    expect(pauses[0]).toBe(600)
    expect(pauses.every((pause, at) => at === 0 || pause >= (pauses[at - 1] ?? 0))).toBe(true)
    expect(Math.max(...pauses)).toBe(10_000)
  })
})
