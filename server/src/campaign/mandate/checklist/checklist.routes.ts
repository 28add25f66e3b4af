import {
  actOnChecklist,
  beginChecklist as beginChecklistEndpoint,
  exportChecklist,
  judgeChecklistWorkbook,
  listChecklists,
  showChecklist,
  showChecklistDifference,
} from '#contract/mandate/checklist.ts'
import { compareChecklists } from '#contract/mandate/compare-checklists.ts'
import type { Ground } from '#ground/context.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { sendExport } from '#ground/export/index.ts'
import { type FileStorage, readParts } from '#ground/files/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { act } from '#ground/workflow/act.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { beginChecklist } from './begin-checklist.ts'
import { findChecklist, findChecklists } from './checklist.store.ts'
import { type CountUses, checklistRows, viewChecklist } from './checklist.view.ts'
import type { ChecklistWorkflow } from './checklist.workflow.ts'
import { checklistToExport } from './export-checklist.ts'
import { judgeChecklist, lettersOf, readChecklistWorkbook } from './judge-checklist.ts'

/** What serving checklists needs. */
export interface ServingChecklists extends Ground {
  readonly campaign: Campaign
  readonly storage: FileStorage
  readonly workflow: ChecklistWorkflow
  readonly countUses: CountUses
}

/** Checklists over HTTP. */
export function serveChecklists(serving: Serving, deps: ServingChecklists): void {
  const { database, campaign, countUses, workflow } = deps
  const industries = [...campaign.industries.map(({ id }) => id), 'common']
  const letters = lettersOf(campaign)
  const view = (actor: Actor, id: string) => reading(database, actor, tx => viewChecklist(tx, deps, momentOf(deps), id))

  serve(serving, listChecklists, ({ actor, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => {
      const { rows, next } = await findChecklists(tx, industries, filter, { after, limit })
      return {
        rows: await checklistRows(tx, countUses, rows),
        next,
        total: null,
        asOf: momentOf(deps).at.toISOString(),
      }
    }),
  )
  serve(serving, beginChecklistEndpoint, async ({ actor, body }) => {
    const { id } = await beginChecklist(deps, actor, workflow, body)
    return { id }
  })
  serve(serving, showChecklist, ({ actor, params }) => view(actor, params.id))
  serve(serving, exportChecklist, async call => {
    const the = await reading(database, call.actor, tx => findChecklist(tx, call.params.id))
    const { format } = call.query
    return sendExport({ ...deps, readSession: serving.readSession }, call, checklistToExport(campaign, the), {
      format,
      filter: { id: the.id },
    })
  })
  serve(serving, showChecklistDifference, ({ actor, params, query }) =>
    reading(database, actor, async tx => {
      const [one, other] = [await findChecklist(tx, params.id), await findChecklist(tx, query.with)]
      if (one.industry !== other.industry || one.id === other.id) throw notComparable()
      const [was, became] = one.number < other.number ? [one, other] : [other, one]
      const [from, to] = await checklistRows(tx, countUses, [was, became])
      if (!from || !to) throw new Error('two rows')
      return {
        ...compareChecklists(was.content, became.content),
        from,
        to,
        asOf: momentOf(deps).at.toISOString(),
      }
    }),
  )
  serve(serving, judgeChecklistWorkbook, async ({ actor, params, request }) => {
    const { bytes, name } = await readParts(deps, request)
    try {
      const the = await reading(database, actor, tx => viewChecklist(tx, deps, momentOf(deps), params.id))
      requireDraft(the)
      const { message, rows } = await readChecklistWorkbook(bytes.path, name)
      if (!rows) return { message, rows: [], gone: [] }
      return { message: null, ...judgeChecklist(rows, the, letters) }
    } finally {
      await bytes.drop()
    }
  })
  for (const [action, endpoint] of Object.entries(actOnChecklist) as [
    keyof typeof actOnChecklist,
    (typeof actOnChecklist)[keyof typeof actOnChecklist],
  ][]) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const { requestId, version, input } = body
      await act(deps, actor, workflow, { id: params.id, action, version, requestId, input })
      return view(actor, params.id)
    })
  }
}

function notComparable() {
  return refuse(
    422,
    'checklist.notComparable',
    { zh: '这两个版本不能比较', en: 'These two versions cannot be compared' },
    { zh: '请选择同一行业检查表的另一个版本', en: 'Choose another version of the same industry’s checklist' },
  )
}

/** A workbook is judged against a draft that the post may edit; throws the refusal of editing it. */
function requireDraft({ actions }: Awaited<ReturnType<typeof viewChecklist>>): void {
  const edit = actions.find(({ action }) => action === 'edit')
  if (edit?.allowed) return
  throw refuse(
    409,
    'wrongState',
    edit?.refusal ?? { zh: '只有编制中的版本可以导入', en: 'A workbook is taken in while a version is being drafted' },
    { zh: '请先起草新版本', en: 'Draft the next version first' },
  )
}
