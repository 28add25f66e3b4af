import { documentStates } from '#contract/ground/document.states.ts'
import {
  actOnDocument,
  type DocumentInputs,
  downloadDocument,
  draftDocument as draftEndpoint,
  drawDocumentPicture,
  listDocuments,
  showDocument,
  showDocumentTrail,
} from '#contract/ground/document.ts'
import { listDocumentKinds } from '#contract/ground/document-kind.ts'
import { exportDocumentRegister, listDocumentSeries, showDocumentRegister } from '#contract/ground/document-register.ts'
import type { Ground } from '../context.ts'
import { momentOf } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import { readPageKey, writePageKey } from '../database/page-key.ts'
import { reading } from '../database/transaction.ts'
import { sendExport } from '../export/index.ts'
import { type Serving, serve } from '../http/serve.ts'
import { absent } from '../workflow/act.ts'
import { may } from '../workflow/permit.ts'
import { TrailKey, type TrailRow, trailColumns, trailLines } from '../workflow/trail-lines.ts'
import { documentRow, documentView, findDocument, unitNames } from './document.view.ts'
import type { Documents } from './documents.ts'
import { writeDocx } from './docx/write-docx.ts'
import { draftDocument } from './draft-document.ts'
import { drawPicture, drawPictures } from './draw-picture.ts'
import { registerToExport } from './export-register.ts'
import { findDocuments, findIssuers } from './find-documents.ts'
import { findRegister, findRegisters, findSeriesInUse, kindWords, registerOf } from './find-register.ts'
import { sendPicture, sendWord } from './send-paper.ts'
import { takeDocumentStep } from './take-document-step.ts'
import { serveTemplates } from './template/template.routes.ts'

/** Routes of papers. `noteRead` hears of every paper that was taken home. */
export function serveDocuments(
  serving: Serving,
  ground: Ground & {
    readonly campaign: { readonly name: string }
    readonly noteRead: (actor: Actor, noun: string, id: string, fields: readonly string[]) => void
  },
  documents: Documents,
): void {
  const { database } = ground
  const { settings } = documents
  const { kinds } = settings
  const show = (actor: Actor, id: string) =>
    reading(database, actor, async tx => documentView(tx, documents, await findDocument(tx, id), momentOf(ground)))

  serve(serving, listDocuments, ({ query: { after, limit, ...filter }, actor }) =>
    reading(database, actor, async tx => {
      const page = await findDocuments(tx, filter, { after, limit })
      return {
        rows: page.documents.map(one => documentRow(settings, one)),
        next: page.next,
        total: page.total,
        asOf: momentOf(ground).at.toISOString(),
      }
    }),
  )
  serve(serving, listDocumentKinds, ({ actor }) =>
    reading(database, actor, async tx => ({
      kinds: kinds.map(({ id, free }) => ({ id, words: kindWords(kinds, id), free: free ?? false })),
      mayDraft: may(actor, 'document.draft'),
      issuers: await findIssuers(tx),
    })),
  )
  serve(serving, draftEndpoint, async ({ body, actor }) => {
    const { after } = await draftDocument(ground, actor, documents, body)
    return show(actor, after.id)
  })
  serve(serving, showDocument, ({ params, actor }) => show(actor, params.id))
  serve(serving, showDocumentTrail, ({ params, query, actor }) =>
    reading(database, actor, async tx => {
      const key = readPageKey(query.after, TrailKey)
      await findDocument(tx, params.id)
      const rows = await tx.query<TrailRow>(
        `select ${trailColumns} from ground.trail where subject_id = $1${key ? ' and id < $3' : ''} order by id desc limit $2`,
        [params.id, query.limit + 1, ...(key ?? [])],
      )
      const shown = rows.slice(0, query.limit)
      return {
        rows: await trailLines(tx, shown, { document: documentStates }),
        next: rows.length > query.limit ? writePageKey([shown.at(-1)?.id]) : null,
        total: null,
        asOf: momentOf(ground).at.toISOString(),
      }
    }),
  )
  serve(serving, downloadDocument, async ({ params, actor, reply }) => {
    const view = await show(actor, params.id)
    ground.noteRead(actor, 'document', view.id, ['docx'])
    const kind = kinds.find(({ id }) => id === view.kind)
    const named = (copied: boolean) => view.addressees.filter(one => one.copied === copied).map(({ name }) => name)
    const bytes = await writeDocx({
      content: view.content,
      layout: view.layout,
      letterhead: view.letterhead,
      issuer: view.issuer.name,
      number: view.number,
      precedence: view.precedence,
      main: named(false),
      copied: named(true),
      dateline: view.dateline,
      pictures: await drawPictures(kind, view.content),
    })
    sendWord(reply, [view.number, view.title].filter(Boolean).join(' '), bytes)
    return undefined
  })
  serve(serving, drawDocumentPicture, async ({ params, query, actor, reply }) => {
    const the = await reading(database, actor, tx => findDocument(tx, params.id))
    const picture = await drawPicture(
      kinds.find(({ id }) => id === the.kind),
      the.content,
      query.key,
    )
    if (!picture) throw absent()
    sendPicture(reply, picture.png)
    return undefined
  })
  serve(serving, listDocumentSeries, ({ query, actor }) =>
    reading(database, actor, async tx => {
      const issuers = await findRegisters(tx)
      // whoever audits has no papers of their own
      const issuer = registerOf(actor, query.issuer ?? (may(actor, 'document.read') ? undefined : issuers[0]?.id))
      const used = await findSeriesInUse(tx, issuer)
      const own = settings.letterheadOf(issuer)?.series ?? []
      const codes = [...own, ...used.map(({ code }) => code).filter(code => !own.includes(code))]
      return {
        issuer,
        issuers,
        series: codes.map(code => ({
          code,
          own: own.includes(code),
          years: used.find(one => one.code === code)?.years ?? [],
        })),
        thisYear: Number(momentOf(ground).day.slice(0, 4)),
      }
    }),
  )
  serve(serving, showDocumentRegister, ({ query: { after, limit, ...filter }, actor }) =>
    reading(database, actor, async tx => ({
      ...(await findRegister(tx, filter, { after, limit, kinds })),
      total: null,
      asOf: momentOf(ground).at.toISOString(),
    })),
  )
  serve(serving, exportDocumentRegister, async call => {
    const { format, ...filter } = call.query
    const unit = registerOf(call.actor, filter.issuer)
    const unitName = await reading(database, call.actor, async tx => (await unitNames(tx, [unit])).get(unit))
    const list = registerToExport(filter, { unitName: unitName ?? unit, kinds })
    return sendExport({ ...ground, readSession: serving.readSession }, call, list, { format, filter })
  })

  serveTemplates(serving, ground, documents)
  for (const action of Object.keys(actOnDocument) as (keyof DocumentInputs)[]) {
    serve(serving, actOnDocument[action] as (typeof actOnDocument)['submit'], async ({ params, body, actor }) => {
      const { requestId, version, input } = body
      await takeDocumentStep(ground, actor, documents, { id: params.id, action, version, requestId, input })
      return show(actor, params.id)
    })
  }
}
