import { z } from 'zod'
import { Addressee, documentInputs } from '#contract/ground/document.ts'
import type { DocumentBlock, DocumentContent } from '#contract/ground/document-content.ts'
import { refuse } from '../errors/refuse.ts'
import type { DocumentRule, NamedAddressee } from './document.ts'
import { onlyIssuer } from './document-guards.ts'
import { hashDocument } from './hash-document.ts'

const Named = z.intersection(Addressee, z.object({ name: z.string() }))

/** The contract's input, its addressees named by the directory. */
export const RevisionInput = documentInputs.revise.extend({ main: z.array(Named), copied: z.array(Named) })
export type RevisionInput = z.infer<typeof RevisionInput>

/** 修改: prose, addressees, precedence. Figures, tables and pictures are those that were gathered: nobody types them. */
export const reviseDocument: DocumentRule<RevisionInput> = {
  takes: RevisionInput,
  refuses: onlyIssuer,
  decide: (the, { content: wanted, precedence, main: mainWanted, copied: copiedWanted, countersignUnits }) => {
    const content = keepGathered(the.content, wanted)
    const main = { all: eachOnce(mainWanted, []) }
    const copied = { all: eachOnce(copiedWanted, main.all) }
    const others = [...new Set(countersignUnits)].filter(unit => unit !== the.issuerUnit)
    return {
      to: 'drafting',
      set: {
        title: content.title,
        content,
        contentHash: hashDocument({ content, main, copied }),
        precedence,
        main,
        copied,
        countersignUnits: others,
      },
    }
  },
}

function keepGathered(stands: DocumentContent, wanted: DocumentContent): DocumentContent {
  const gathered = new Map(stands.blocks.map(block => [`${block.kind} ${block.key}`, block]))
  const blocks = wanted.blocks.map((block, at): DocumentBlock => {
    if (block.kind !== 'table' && block.kind !== 'picture') return block
    const kept = gathered.get(`${block.kind} ${block.key}`)
    if (kept) return kept
    throw refuse(
      422,
      'invalid',
      { zh: '文中的表格或图不是由数据生成的', en: 'A table or picture in the text was not drawn from data' },
      {
        zh: '表格和图由系统按数据生成，请刷新数据',
        en: 'Tables and pictures are drawn from data; refresh the figures',
      },
      {
        fields: [{ path: `content.blocks.${at}`, zh: '没有这张表或图', en: 'There is no such table or picture' }],
      },
    )
  })
  return { ...wanted, facts: stands.facts, blocks }
}

/** Each addressee once, and none that is among the others already. */
function eachOnce(wanted: readonly NamedAddressee[], others: readonly NamedAddressee[]): NamedAddressee[] {
  const known = new Set(others.map(identity))
  return wanted.filter(one => {
    const key = identity(one)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

const identity = (one: NamedAddressee) => (one.kind === 'unit' ? `unit ${one.unitId}` : `outside ${one.name}`)
