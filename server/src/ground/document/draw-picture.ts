import sharp from 'sharp'
import type { DocumentContent } from '#contract/ground/document-content.ts'
import type { DocumentKind } from './document-kind.ts'
import type { DrawnPicture } from './docx/write-blocks.ts'

/** As wide as the text of a page, sharp enough for print. */
const onPage = 560
const density = 200

/** A picture of a paper; null where it has none of that key, or its kind draws none. */
export async function drawPicture(
  kind: DocumentKind | undefined,
  content: DocumentContent,
  key: string,
): Promise<DrawnPicture | null> {
  const block = content.blocks.find(one => one.kind === 'picture' && one.key === key)
  if (block?.kind !== 'picture' || !kind?.draw) return null
  const svg = kind.draw({ drawing: block.drawing, facts: block.facts })
  const { data, info } = await sharp(Buffer.from(svg), { density })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: onPage, height: Math.round((onPage * info.height) / info.width) }
}

/** Every picture of a paper, by its key. */
export async function drawPictures(
  kind: DocumentKind | undefined,
  content: DocumentContent,
): Promise<Map<string, DrawnPicture>> {
  const drawn = new Map<string, DrawnPicture>()
  for (const block of content.blocks) {
    if (block.kind !== 'picture') continue
    const picture = await drawPicture(kind, content, block.key)
    if (picture) drawn.set(block.key, picture)
  }
  return drawn
}
