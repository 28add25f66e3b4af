import { describe, expect, it } from 'vitest'
import { metresBetween } from './metres-between.ts'
import { type Evidence, nearby, type OtherUse, warnOfEvidence } from './warn-of-evidence.ts'

const workplace = { lng: 118.61, lat: 28.73 }
/** So many metres north of the workplace. */
const north = (metres: number) => ({ lng: workplace.lng, lat: workplace.lat + metres / 111_195 })
const evidence = (said: Partial<Evidence> = {}): Evidence => ({
  file: { takenAt: null, place: null },
  workBegan: '2024-05-20',
  workplace,
  uses: [],
  ...said,
})
const use = (said: Partial<OtherUse>): OtherUse => ({
  exact: true,
  number: null,
  ownBefore: false,
  areaName: '江山市',
  ...said,
})
const said = (asked: Partial<Evidence>) => warnOfEvidence(evidence(asked)).map(({ kind, words }) => [kind, words.zh])

describe('三(三)3 what a checker should look at twice', () => {
  it('says nothing of a picture that says neither when nor where', () => {
    expect(said({})).toEqual([])
  })

  it.each([
    ['2024-05-19T15:59:59.999Z', [['beforeWork', '拍摄于 2024-05-19，早于措施批准日 2024-05-20']]],
    // the day begins in Shanghai, eight hours before it begins in Greenwich
    ['2024-05-19T16:00:00.000Z', []],
    ['2024-06-01T00:00:00.000Z', []],
  ])('a picture of %s, where work began on 20 May', (takenAt, warnings) => {
    expect(said({ file: { takenAt, place: null } })).toEqual(warnings)
  })

  it.each([
    [nearby - 1, undefined, []],
    [nearby + 1, undefined, [['elsewhere', '拍摄地点距企业约 0.5 公里']]],
    [3_200, undefined, [['elsewhere', '拍摄地点距企业约 3.2 公里']]],
    // a device that knows its place to a kilometre may be at the plant
    [1_400, 1_000, []],
    [1_600, 1_000, [['elsewhere', '拍摄地点距企业约 1.6 公里']]],
  ])('a picture taken %d m away by a device that is right to %s m', (metres, accuracy, warnings) => {
    const place = { ...north(metres), ...(accuracy === undefined ? {} : { accuracy }) }
    expect(said({ file: { takenAt: null, place } })).toEqual(warnings)
  })

  it('where nobody has put the workplace on the map, no place is elsewhere', () => {
    expect(said({ workplace: null, file: { takenAt: null, place: north(90_000) } })).toEqual([])
  })

  it.each([
    [{ number: 'WT-2024-000007' }, 'reused', '与 WT-2024-000007 的照片完全相同'],
    [{ number: 'WT-2024-000007', exact: false }, 'alike', '与 WT-2024-000007 的照片几乎相同'],
    [{ number: 'WT-2024-000008', ownBefore: true }, 'reused', '与本问题整改前的照片完全相同'],
    [{ number: 'WT-2024-000008', ownBefore: true, exact: false }, 'alike', '与本问题整改前的照片几乎相同'],
    [{}, 'reused', '与江山市另一条记录的照片完全相同，该记录不在您的管辖范围内'],
  ])('a picture used before: %o', (other, kind, words) => {
    expect(said({ uses: [use(other)] })).toEqual([[kind, words]])
  })

  it('names three places where it was used, and counts the others', () => {
    const uses = [1, 2, 3, 4, 5].map(number => use({ number: `WT-2024-00000${number}` }))
    const words = said({ uses }).map(([, text]) => text)
    expect(words).toHaveLength(4)
    expect(words.at(-1)).toBe('另有 2 处用过')
  })

  it('every warning is said in both languages', () => {
    const uses = [use({}), use({ number: 'WT-2024-000001' }), use({ ownBefore: true }), use({}), use({})]
    const file = { takenAt: '2024-01-01T00:00:00Z', place: north(5_000) }
    for (const { words } of warnOfEvidence(evidence({ uses, file }))) {
      expect(words.zh).toMatch(/[一-鿿]/)
      expect(words.en.replaceAll('江山市', '')).not.toMatch(/[一-鿿]/)
    }
  })
})

describe('metres between two places', () => {
  it('are none at one place, and about 111 km a degree of latitude', () => {
    expect(metresBetween(workplace, workplace)).toBe(0)
    expect(metresBetween({ lng: 118, lat: 28 }, { lng: 118, lat: 29 })).toBeCloseTo(111_195, -2)
  })

  it('are the same both ways', () => {
    const other = { lng: 118.42, lat: 29.13 }
    expect(metresBetween(workplace, other)).toBeCloseTo(metresBetween(other, workplace), 6)
  })
})
