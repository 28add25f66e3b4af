import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Actor } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { newId } from '#ground/database/new-id.ts'
import { transaction } from '#ground/database/transaction.ts'
import { type Filing, receiveFile, type Upload } from '#ground/files/index.ts'
import type { Chance } from './seeded.ts'

export type Sight = 'before' | 'after' | 'paper'

/** Evidence pictures of the demo city: a few drawn ones, each of which can be uploaded by anybody as a file of its own. */
export interface Pictures {
  /** A file of this post that shows a plant before or after, or a signed paper. Returns its id. */
  upload(actor: Actor, sight: Sight, chance: Chance): Promise<string>
  /** A picture that nobody else has, taken by the post's device at a moment and a place. Returns its id. */
  take(actor: Actor, sight: Sight, chance: Chance, shot: Required<Pick<Upload, 'takenAt' | 'place'>>): Promise<string>
}

const names: Readonly<Record<Sight, string>> = { before: '整改前', after: '整改后', paper: '签字单' }
const perSight = 8

/** Draws the pictures and takes them in as files of `owner`. */
export async function drawPictures(filing: Filing, owner: Actor): Promise<Pictures> {
  const drawn: Record<Sight, FileRow[]> = { before: [], after: [], paper: [] }
  for (const sight of ['before', 'after', 'paper'] as const) {
    for (let number = 0; number < perSight; number++) {
      const bytes = await paint(sketch(sight, number))
      const upload = { name: `${names[sight]}-${number + 1}.jpg`, requestId: newId(filing.clock.realNow().getTime()) }
      const { id } = await receiveFile(filing, owner, Readable.from([bytes]), upload)
      const [row] = await transaction(filing.database, owner, tx =>
        tx.query<{ row: FileRow }>('select to_jsonb(f) as row from ground.file f where id = $1', [id]),
      )
      if (row) drawn[sight].push(row.row)
    }
  }
  return {
    upload: (actor, sight, chance) =>
      copyFor(filing.database, actor, chance.pick(drawn[sight]), filing.clock.realNow()),
    take: async (actor, sight, chance, shot) => {
      const bytes = await paint(sketch(sight, chance.between(perSight, 99), cloud(chance)))
      const upload = { name: `${names[sight]}.jpg`, requestId: newId(filing.clock.realNow().getTime()), ...shot }
      return (await receiveFile(filing, actor, Readable.from([bytes]), upload)).id
    },
  }
}

const paint = (drawing: string) => sharp(Buffer.from(drawing)).jpeg({ quality: 72 }).toBuffer()

/** Light and shade over the whole picture, by which no two look alike. */
function cloud(chance: Chance): string {
  return Array.from({ length: 14 }, () => {
    const shade = chance.happens(0.5) ? '#fff' : '#222'
    return `<ellipse cx="${chance.between(0, 960)}" cy="${chance.between(0, 720)}" rx="${chance.between(60, 220)}" ry="${chance.between(40, 160)}" fill="${shade}" opacity=".28"/>`
  }).join('')
}

type FileRow = Readonly<Record<string, unknown>>

/** The same bytes as another post's file: stored once, as two posts that upload one picture would have it. */
async function copyFor(database: Database, actor: Actor, drawn: FileRow, at: Date): Promise<string> {
  const id = newId(at.getTime())
  const own = { id, request_id: id, post_id: actor.postId, person_id: actor.personId, unit_id: actor.unitId }
  await transaction(database, actor, tx =>
    tx.query('insert into ground.file select (jsonb_populate_record(null::ground.file, $1)).*', [
      JSON.stringify({ ...drawn, ...own, received_at: at, attached: false }),
    ]),
  )
  return id
}

/** A workshop in a few strokes: stained and open before, covered and ducted after; a paper with lines and a seal. */
function sketch(sight: Sight, number: number, over = ''): string {
  const hue = (number * 47 + (sight === 'after' ? 150 : 20)) % 360
  const ground = sight === 'before' ? '#8a7f70' : '#c9d2cf'
  const boxes = Array.from({ length: 4 + (number % 3) }, (_, at) => {
    const x = 60 + at * 150 + ((number * 31) % 40)
    const height = 120 + ((number * 53 + at * 37) % 140)
    return `<rect x="${x}" y="${560 - height}" width="110" height="${height}" fill="hsl(${(hue + at * 25) % 360} 25% ${sight === 'before' ? 38 : 62}%)"/>`
  }).join('')
  const stains = Array.from({ length: sight === 'before' ? 9 : 0 }, (_, at) => {
    const x = 40 + ((at * 173 + number * 71) % 880)
    return `<ellipse cx="${x}" cy="${600 + ((at * 29) % 90)}" rx="${30 + ((at * 7) % 40)}" ry="12" fill="#3c352c" opacity=".6"/>`
  }).join('')
  const duct =
    sight === 'after'
      ? '<path d="M80 300H860V250" stroke="#5b7c8d" stroke-width="26" fill="none"/><rect x="840" y="120" width="40" height="150" fill="#5b7c8d"/>'
      : ''
  const paper =
    sight === 'paper'
      ? `<rect x="200" y="40" width="560" height="640" fill="#fff"/>${Array.from({ length: 11 }, (_, line) => `<rect x="250" y="${110 + line * 44}" width="${300 + ((line * 97 + number * 13) % 160)}" height="9" fill="#777"/>`).join('')}<circle cx="640" cy="590" r="56" fill="none" stroke="#c0262d" stroke-width="7"/>`
      : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><rect width="960" height="720" fill="hsl(${hue} 18% 80%)"/><rect y="540" width="960" height="180" fill="${ground}"/>${boxes}${duct}${stains}${paper}<rect x="${8 + number * 3}" y="${8 + number}" width="6" height="6" fill="#000"/>${over}</svg>`
}
