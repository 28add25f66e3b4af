import { compareTemplates } from '#contract/ground/compare-templates.ts'
import type { DocumentSubject } from '#contract/ground/document.ts'
import {
  actOnDocumentTemplate,
  beginDocumentTemplate,
  downloadTemplatePreview,
  drawTemplatePicture,
  listDocumentTemplates,
  listTemplateSubjects,
  previewDocumentTemplate,
  showDocumentTemplate,
  showDocumentTemplateDifference,
} from '#contract/ground/document-template-version.ts'
import type { Ground } from '../../context.ts'
import { momentOf } from '../../context.ts'
import type { Actor } from '../../database/claims.ts'
import { reading } from '../../database/transaction.ts'
import { refuse } from '../../errors/refuse.ts'
import { type Serving, serve } from '../../http/serve.ts'
import { absent, act } from '../../workflow/act.ts'
import type { Documents } from '../documents.ts'
import { writeDocx } from '../docx/write-docx.ts'
import { drawPicture, drawPictures } from '../draw-picture.ts'
import { sendPicture, sendWord } from '../send-paper.ts'
import { beginTemplate } from './begin-template.ts'
import { previewTemplate } from './preview-template.ts'
import { findTemplate } from './template.store.ts'
import { templateRow, viewTemplate, viewTemplates } from './template.view.ts'
import { makeTemplateWorkflow } from './template.workflow.ts'

/** Records that are offered to look at a template with. */
const mostSubjects = 20

/** Routes of templates. `noteRead` hears of every preview that was taken home. */
export function serveTemplates(
  serving: Serving,
  ground: Ground & {
    readonly noteRead: (actor: Actor, noun: string, id: string, fields: readonly string[]) => void
  },
  { settings }: Documents,
): void {
  const { database } = ground
  const { kinds } = settings
  const workflow = makeTemplateWorkflow(ground, kinds)
  const view = (actor: Actor, id: string) =>
    reading(database, actor, tx => viewTemplate(tx, { kinds, workflow }, momentOf(ground), id))
  const preview = (actor: Actor, id: string, subject: DocumentSubject) =>
    reading(database, actor, tx => previewTemplate(tx, settings, { id, subject }, momentOf(ground)))

  serve(serving, listDocumentTemplates, ({ actor }) =>
    reading(database, actor, async tx => ({
      kinds: await viewTemplates(tx, kinds),
      asOf: momentOf(ground).at.toISOString(),
    })),
  )
  serve(serving, beginDocumentTemplate, async ({ actor, body }) => {
    const { id } = await beginTemplate(ground, actor, workflow, body)
    return { id }
  })
  serve(serving, showDocumentTemplate, ({ actor, params }) => view(actor, params.id))
  serve(serving, showDocumentTemplateDifference, ({ actor, params, query }) =>
    reading(database, actor, async tx => {
      const [one, other] = [await findTemplate(tx, params.id), await findTemplate(tx, query.with)]
      if (one.kind !== other.kind || one.id === other.id) throw notComparable()
      const [was, became] = one.number < other.number ? [one, other] : [other, one]
      return {
        ...compareTemplates(was.content, became.content),
        from: templateRow(kinds, was),
        to: templateRow(kinds, became),
        slots: [...(kinds.find(({ id }) => id === one.kind)?.slots ?? [])],
        asOf: momentOf(ground).at.toISOString(),
      }
    }),
  )
  serve(serving, listTemplateSubjects, ({ actor, params, query }) =>
    reading(database, actor, async tx => {
      const { kind } = await findTemplate(tx, params.id)
      const known = kinds.find(({ id }) => id === kind)
      const { text = '' } = query
      // one character says too little to look for
      const asked = { text: Array.from(text).length < 2 ? '' : text, most: mostSubjects }
      const choices = await known?.subjects?.(tx, asked, momentOf(ground))
      return { rows: [...(choices ?? [])] }
    }),
  )
  serve(serving, previewDocumentTemplate, async ({ actor, params, query }) => {
    const { kind: _, ...shown } = await preview(actor, params.id, query.subject)
    return { ...shown, asOf: momentOf(ground).at.toISOString() }
  })
  serve(serving, downloadTemplatePreview, async ({ actor, params, query, reply }) => {
    const { kind, content, issuer, ...shown } = await preview(actor, params.id, query.subject)
    ground.noteRead(actor, 'documentTemplate', params.id, ['preview'])
    const bytes = await writeDocx({
      ...shown,
      content,
      issuer: issuer.name,
      number: null,
      precedence: 'ordinary',
      copied: [],
      pictures: await drawPictures(kind, content),
      sample: true,
    })
    sendWord(reply, `样张 ${content.title}`, bytes)
    return undefined
  })
  serve(serving, drawTemplatePicture, async ({ actor, params, query, reply }) => {
    const { kind, content } = await preview(actor, params.id, query.subject)
    const picture = await drawPicture(kind, content, query.key)
    if (!picture) throw absent()
    sendPicture(reply, picture.png)
    return undefined
  })
  for (const action of Object.keys(actOnDocumentTemplate) as (keyof typeof actOnDocumentTemplate)[]) {
    serve(serving, actOnDocumentTemplate[action] as (typeof actOnDocumentTemplate)['edit'], async call => {
      const { requestId, version, input } = call.body
      await act(ground, call.actor, workflow, { id: call.params.id, action, version, requestId, input })
      return view(call.actor, call.params.id)
    })
  }
}

function notComparable() {
  return refuse(
    422,
    'documentTemplate.notComparable',
    { zh: '这两个版本不能比较', en: 'These two versions cannot be compared' },
    { zh: '请选择同一种文书模板的另一个版本', en: 'Choose another version of the same kind’s template' },
  )
}
