import type { DocumentInputs, DocumentSubject } from '#contract/ground/document.ts'
import type { DocumentContent } from '#contract/ground/document-content.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Documents, draftDocument, takeDocumentStep } from '#ground/document/index.ts'
import { type LivingCity, requestId } from './living-city.ts'
import { seeded } from './seeded.ts'

/** One step of a paper's life, so many days after the one before. */
export interface PaperStep {
  readonly after: number
  readonly by: Actor
  readonly action: keyof DocumentInputs
  /** Without it the step asks nothing. */
  readonly input?: () => unknown
}

/** A paper of the demo city: what it is about, what somebody writes into it, and how far it comes. */
export interface DemoPaper {
  readonly kind: string
  readonly on: string
  readonly by: Actor
  /** Null where the part of the city that was loaded has nothing of the kind; then there is no paper. */
  readonly subject?: () => Promise<DocumentSubject | null>
  readonly title?: string
  /** Instead of the template's paragraphs. */
  readonly paragraphs?: readonly string[]
  readonly main?: readonly string[]
  readonly outside?: readonly string[]
  readonly copied?: readonly string[]
  readonly countersign?: readonly string[]
  readonly steps: readonly PaperStep[]
}

/** A paper lives: drafted on its day, written, and then step by step. */
export function livePaper(city: LivingCity, documents: Documents, paper: DemoPaper): void {
  city.timeline.at(paper.on, async () => {
    const subject = paper.subject ? await paper.subject() : {}
    if (subject === null) return
    const wish = { requestId: requestId(city), kind: paper.kind, subject }
    const { after } = await draftDocument(city.ground, paper.by, documents, wish)
    const { id, content, main } = after
    await takeDocumentStep(city.ground, paper.by, documents, {
      id,
      action: 'revise',
      requestId: requestId(city),
      input: {
        content: written(content, paper),
        precedence: 'ordinary',
        main: addressees(paper) ?? main.all,
        copied: (paper.copied ?? []).map(unitId => ({ kind: 'unit', unitId })),
        countersignUnits: paper.countersign ?? [],
      },
    })
    stepByStep(city, documents, id, paper.steps)
  })
}

/** Each step is put off until the one before is done: over a holiday several fall on one day. */
function stepByStep(city: LivingCity, documents: Documents, id: string, [step, ...rest]: readonly PaperStep[]): void {
  if (!step) return
  city.timeline.at(addDays(city.ground.clock.businessDay(), step.after), async () => {
    const input =
      step.action === 'seal'
        ? {
            file: await city.pictures.upload(step.by, 'paper', seeded(id)),
            sealedOn: city.ground.clock.businessDay(),
          }
        : (step.input?.() ?? {})
    const { action, by } = step
    await takeDocumentStep(city.ground, by, documents, { id, action, requestId: requestId(city), input })
    stepByStep(city, documents, id, rest)
  })
}

function written(content: DocumentContent, { title, paragraphs }: DemoPaper): DocumentContent {
  return {
    ...content,
    title: title ?? content.title,
    blocks: paragraphs?.map((text, at) => ({ kind: 'paragraph' as const, key: `p${at + 1}`, text })) ?? content.blocks,
  }
}

function addressees({ main, outside = [] }: DemoPaper) {
  if (!main) return undefined
  return [...main.map(unitId => ({ kind: 'unit', unitId })), ...outside.map(name => ({ kind: 'outside', name }))]
}

/** Ids of the first records that a post finds by a query. */
export async function idsFor(city: LivingCity, by: Actor, text: string, values: unknown[]): Promise<string[]> {
  const rows = await reading(city.ground.database, by, tx => tx.query<{ id: string }>(text, values))
  return rows.map(({ id }) => id)
}
