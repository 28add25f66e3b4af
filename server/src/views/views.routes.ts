import { showBatches as batches } from '#contract/views/batches.ts'
import { showBoard as board } from '#contract/views/board.ts'
import { openCell as cell } from '#contract/views/cell-rows.ts'
import { showDossier as dossier, takeDossier as dossierZip, showTimeLine as timeLine } from '#contract/views/dossier.ts'
import { showOwnView as ownView } from '#contract/views/own-view.ts'
import { search as find } from '#contract/views/search.ts'
import { showRecentChanges as changes, showWorklist as worklist } from '#contract/views/worklist.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { openCell } from './board/open-cell.ts'
import { showBatches } from './board/show-batches.ts'
import { showBoard } from './board/show-board.ts'
import { showDossier } from './dossier/show-dossier.ts'
import { type TakingDossier, takeDossier } from './dossier/take-dossier.ts'
import { showTimeLine } from './dossier/time-line.ts'
import { showOwnView } from './own-view/show-own-view.ts'
import { search } from './search/search.ts'
import type { ViewsContext } from './views-context.ts'
import { recentChanges } from './worklist/recent-changes.ts'
import { showWorklist } from './worklist/show-worklist.ts'

/** Routes of what is read across stages: worklist, boards, search, one enterprise's file. */
export function registerViews(serving: Serving, context: ViewsContext & TakingDossier): void {
  serve(serving, worklist, ({ actor, query }) => showWorklist(context, actor, query))
  serve(serving, changes, ({ actor }) => recentChanges(context, actor))
  serve(serving, ownView, ({ actor, query }) => showOwnView(context, actor, query.enterprise))
  serve(serving, board, ({ actor, query }) => showBoard(context, actor, query))
  serve(serving, cell, ({ actor, query }) => openCell(context, actor, query))
  serve(serving, batches, ({ actor }) => showBatches(context, actor))
  serve(serving, find, ({ actor, query }) => search(context, actor, query.q))
  serve(serving, dossier, ({ actor, params }) => showDossier(context, actor, params.id))
  serve(serving, dossierZip, async ({ actor, params, reply }) => {
    await takeDossier(context, actor, params.id, reply)
    return undefined
  })
  serve(serving, timeLine, ({ actor, params, query }) => showTimeLine(context, actor, params.id, query))
}
