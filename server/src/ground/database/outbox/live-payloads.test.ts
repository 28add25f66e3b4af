import fc from 'fast-check'
import { expect, test } from 'vitest'
import { livePayloads } from './live-payloads.ts'

const signal = fc.record({
  topic: fc.string({ maxLength: 60, unit: 'grapheme' }),
  cell: fc.string({ maxLength: 60, unit: 'grapheme' }),
  version: fc.nat(),
  persons: fc.array(fc.uuid(), { maxLength: 400 }),
})

test('every payload stays under the 8000 bytes of a NOTIFY, and no signal or person is lost', () => {
  fc.assert(
    fc.property(fc.array(signal, { maxLength: 60 }), signals => {
      const payloads = livePayloads(signals)
      for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8000)
      const back = payloads.flatMap(payload => JSON.parse(payload) as typeof signals)
      expect(back.flatMap(item => item.persons)).toEqual(signals.flatMap(item => item.persons))
      expect(new Set(back.map(item => `${item.topic}\n${item.cell}`))).toEqual(
        new Set(signals.map(item => `${item.topic}\n${item.cell}`)),
      )
    }),
    { numRuns: Number(process.env.RUNS ?? 200) },
  )
})
