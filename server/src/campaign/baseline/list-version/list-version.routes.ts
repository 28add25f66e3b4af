import {
  exportListDifference,
  exportListVersion,
  freezeList as freezeListEndpoint,
  listListVersions,
  listVersionRows,
  previewFreeze,
  showListAsOf,
  showListDifference,
  showLists,
  showListVersion,
  verifyListVersion,
} from '#contract/baseline/list-version.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { sendExport } from '#ground/export/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { type JobKind, startJob, viewJob } from '#ground/jobs/index.ts'
import { differenceToExport } from './export-list-difference.ts'
import { versionToExport } from './export-list-version.ts'
import { countListDifference, findListDifference, pairOf } from './find-list-difference.ts'
import { findListRows } from './find-list-rows.ts'
import { findListVersions } from './find-list-versions.ts'
import { countRows, type FreezeWish, type Freezing, refuseOther } from './freeze-list.ts'
import { listAsOf } from './list-as-of.ts'
import { latestVersion, readVersion, versionRow } from './list-version.store.ts'
import { viewListVersion } from './list-version.view.ts'
import { mayFreeze, requireMayFreeze } from './lists.ts'

/** Versions of the lists over HTTP. */
export function registerListVersions(
  serving: Serving,
  freezing: Freezing,
  jobs: { readonly freeze: JobKind<FreezeWish>; readonly verify: JobKind<{ id: string }> },
): void {
  const { database, campaign, clock, lists } = freezing
  const cityCode = campaign.city.code
  const asOf = () => clock.businessNow().toISOString()

  serve(serving, showLists, async ({ actor }) => ({
    lists: lists.all().map(list => ({
      key: list.key,
      words: list.words,
      clause: list.clause,
      mayFreeze: mayFreeze(list, actor),
    })),
  }))
  serve(serving, listListVersions, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const { versions, next } = await findListVersions(tx, query)
      const rows = versions.map(version => versionRow(version, lists.get(version.list).words, cityCode))
      return { rows, next, total: null, asOf: asOf() }
    }),
  )
  serve(serving, previewFreeze, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const list = lists.get(query.list)
      const part = { area: query.area ?? null, industry: query.industry ?? null }
      requireMayFreeze(list, actor, part)
      const previous = await latestVersion(tx, {
        list: list.key,
        area: part.area ?? cityCode,
        industry: part.industry,
      })
      return {
        rows: await countRows(tx, list, part),
        number: (previous?.number ?? 0) + 1,
        previous: previous && {
          id: previous.id,
          number: previous.number,
          rows: previous.rows,
          frozenAt: previous.frozenAt.toISOString(),
        },
        asOf: asOf(),
      }
    }),
  )
  serve(serving, freezeListEndpoint, ({ actor, body }) =>
    transaction(database, actor, async tx => {
      const list = lists.get(body.list)
      requireMayFreeze(list, actor, body)
      const previous = await latestVersion(tx, {
        list: list.key,
        area: body.area ?? cityCode,
        industry: body.industry,
      })
      refuseOther(previous, body.number)
      return viewJob(tx, await startJob(tx, jobs.freeze, body, { requestId: body.requestId }))
    }),
  )
  serve(serving, showListAsOf, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const list = lists.get(query.list)
      const day = query.day ?? clock.businessDay()
      return { list: list.key, day, cells: await listAsOf(tx, list, day), asOf: asOf() }
    }),
  )
  serve(serving, showListVersion, ({ actor, params }) =>
    reading(database, actor, async tx => {
      const version = await readVersion(tx, params.id)
      return viewListVersion(tx, lists.get(version.list), version, { cityCode, asOf: asOf() })
    }),
  )
  serve(serving, listVersionRows, ({ actor, params, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => {
      const version = await readVersion(tx, params.id)
      const found = await findListRows(tx, lists.get(version.list), version, filter, { after, limit })
      return { ...found, total: null, asOf: version.frozenAt.toISOString() }
    }),
  )
  serve(serving, exportListVersion, async call => {
    const { format, ...filter } = call.query
    const version = await reading(database, call.actor, tx => readVersion(tx, call.params.id))
    const list = versionToExport(freezing, lists.get(version.list), version, filter)
    return sendExport({ ...freezing, readSession: serving.readSession }, call, list, { format, filter })
  })
  serve(serving, verifyListVersion, ({ actor, params, body }) =>
    transaction(database, actor, async tx => {
      const { id } = await readVersion(tx, params.id)
      return viewJob(tx, await startJob(tx, jobs.verify, { id }, { requestId: body.requestId }))
    }),
  )
  serve(serving, showListDifference, ({ actor, params, query: { after, limit, with: other, ...filter } }) =>
    reading(database, actor, async tx => {
      const pair = pairOf(await readVersion(tx, params.id), await readVersion(tx, other), cityCode)
      const list = lists.get(pair.to.list)
      const found = await findListDifference(tx, list, pair, cityCode, filter, { after, limit })
      const counts = await countListDifference(tx, pair, cityCode, filter)
      return {
        ...found,
        counts,
        total: filter.change ? counts[filter.change] : counts.in + counts.out + counts.changed,
        from: versionRow(pair.from, list.words, cityCode),
        to: versionRow(pair.to, list.words, cityCode),
        columns: list.columns.map(column => ({ ...column })),
        asOf: asOf(),
      }
    }),
  )
  serve(serving, exportListDifference, async call => {
    const { format, with: other, ...filter } = call.query
    const pair = await reading(database, call.actor, async tx =>
      pairOf(await readVersion(tx, call.params.id), await readVersion(tx, other), cityCode),
    )
    const list = differenceToExport(freezing, lists.get(pair.to.list), pair, filter)
    return sendExport({ ...freezing, readSession: serving.readSession }, call, list, {
      format,
      filter: { with: other, ...filter },
    })
  })
}
