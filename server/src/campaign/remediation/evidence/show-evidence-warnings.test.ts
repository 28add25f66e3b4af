import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#ground/database/claims.ts'
import { cityEcology, ecology, economy, officer, openStage, post, type Stage } from '../testing/open-stage.ts'
import { showEvidenceWarnings } from './show-evidence-warnings.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const hash = (letter: string) => letter.repeat(64)
const look = (seed: number) =>
  Array.from({ length: 64 }, (_, bit) => ((seed * 31 + bit * bit * 7) % 5 < 2 ? '1' : '0')).join('')
const flipped = (bits: string, ...places: number[]) =>
  [...bits].map((bit, place) => (places.includes(place) ? (bit === '1' ? '0' : '1') : bit)).join('')

/** A problem under check whose one measure has this picture after the work, and these before. */
async function underCheck(picture: Parameters<Stage['file']>[1], before: Parameters<Stage['file']>[1] = {}) {
  const { id, worker } = await stage.rectifying()
  const after = await stage.file(worker, picture)
  await stage.measured(id, worker, '2024-09-30', { before: [await stage.file(worker, before)], after: [after] })
  await stage.act(worker, id, 'requestCheck', {})
  return { id, after, number: (await stage.see(id)).number }
}

const warned = async (by: Actor, { id, after }: { id: string; after: string }) => {
  const { files } = await showEvidenceWarnings(stage.context, by, id)
  expect(files.every(({ fileId }) => fileId === after)).toBe(true)
  return files.flatMap(({ warnings }) => warnings.map(({ words }) => words.zh))
}

describe('三(三)3 evidence that was used before', () => {
  it('the checker is told which problem has the same picture, and of one that differs in a few bits', async () => {
    const first = await underCheck({ hash: hash('a'), likeness: look(1) })
    const again = await underCheck({ hash: hash('a'), likeness: look(1) })
    const almost = await underCheck({ hash: hash('b'), likeness: flipped(look(1), 3, 20, 40) })
    const other = await underCheck({ hash: hash('c'), likeness: look(3) })
    expect(await warned(economy(), again)).toEqual([
      `与 ${first.number} 的照片完全相同`,
      `与 ${almost.number} 的照片几乎相同`,
    ])
    expect(await warned(economy(), almost)).toEqual([
      `与 ${again.number} 的照片几乎相同`,
      `与 ${first.number} 的照片几乎相同`,
    ])
    expect(await warned(economy(), other)).toEqual([])
  })

  it('pictures of one tone look alike and are held against each other by their bytes alone', async () => {
    const dark = '0'.repeat(64)
    await underCheck({ hash: hash('d'), likeness: dark })
    expect(await warned(economy(), await underCheck({ hash: hash('e'), likeness: dark }))).toEqual([])
  })

  it('a picture from before the work cannot show it done', async () => {
    const made = await underCheck({ hash: hash('1'), likeness: look(4) }, { hash: hash('1'), likeness: look(4) })
    expect(await warned(ecology(), made)).toEqual(['与本问题整改前的照片完全相同'])
  })

  it('of a record out of reach no more is told than its area', async () => {
    const changshan = stage.context.campaign.townships.find(({ area }) => area === '330822')
    if (!changshan) throw new Error('the campaign has 常山县')
    const there = post('townshipOfficer', changshan.code, {
      kind: 'townships',
      townships: [changshan.code],
      industries: null,
    })
    await stage.report(there, {
      subject: {
        kind: 'site',
        siteName: '常山某石材加工点',
        area: '330822',
        township: changshan.code,
        industry: 'stone-building',
      },
      files: [await stage.file(there, { hash: hash('2') })],
    })
    const made = await underCheck({ hash: hash('2') })
    expect(await warned(economy(), made)).toEqual(['与常山县另一条记录的照片完全相同，该记录不在您的管辖范围内'])
    expect(await warned(cityEcology(), made)).toEqual([expect.stringMatching(/^与 WT-\d{4}-\d{6} 的照片完全相同$/)])
  })
})

describe('三(三)3 evidence from another time or place', () => {
  it('is told by the day the measure was approved and by the place of the enterprise', async () => {
    const made = await underCheck({ takenAt: '2024-03-01T02:00:00Z', place: { lng: 118.2, lat: 28.9 } })
    expect(await warned(economy(), made)).toEqual([
      expect.stringMatching(/^拍摄于 2024-03-01，早于措施批准日 \d{4}-\d\d-\d\d$/),
    ])
  })
})

describe('who is told, and when', () => {
  it('nothing is said before the check is asked for, nor after it has been passed', async () => {
    const { id, worker } = await stage.rectifying()
    const picture = { hash: hash('3') }
    await underCheck(picture)
    await stage.measured(id, worker, '2024-09-30', {
      before: [await stage.file(worker)],
      after: [await stage.file(worker, picture)],
    })
    const told = async () => (await showEvidenceWarnings(stage.context, economy(), id)).files.length
    expect(await told()).toBe(0)
    await stage.act(worker, id, 'requestCheck', {})
    expect(await told()).toBe(1)
    await stage.act(economy(), id, 'pass', {})
    expect(await told()).toBe(0)
  })

  it('a problem out of reach is absent', async () => {
    const { id } = await underCheck({})
    const stranger = post('areaEcology', '330822-ecology', { kind: 'areas', areas: ['330822'], industries: null })
    await expect(showEvidenceWarnings(stage.context, stranger, id)).rejects.toMatchObject({ status: 404 })
    await expect(showEvidenceWarnings(stage.context, officer(), id)).resolves.toBeDefined()
  })
})
