import type { z } from 'zod'
import { campaignVersion, checklistsInUse, isDraftItem } from '#campaign/mandate/index.ts'
import type { showAssessmentSheet } from '#contract/baseline/assessment.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { offer } from '#ground/workflow/available.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Assessing } from './assessing.ts'
import { assessmentsOf, resultsOf } from './assessment.store.ts'
import { findEnterprise } from './find-enterprise.ts'
import type { NamedProblem } from './finding-target.ts'
import { itemsOf } from './judge-answers.ts'
import { namedVersions } from './named-versions.ts'
import { nextKind, refusesToAssess, refusesWithoutChecklist } from './refuses-to-assess.ts'

/** The sheet of one industry of an enterprise, with what is known of each item already. Throws 404 out of reach. */
export async function showSheet(
  tx: Tx,
  assessing: Assessing,
  moment: Moment,
  enterpriseId: string,
  wanted: string | undefined,
): Promise<z.input<typeof showAssessmentSheet.reply>> {
  const { campaign } = assessing
  const enterprise = await findEnterprise(tx, enterpriseId)
  const industry = wanted ?? enterprise.industry
  const kind = nextKind(enterprise, industry)
  const open = await openItemsOf(tx, assessing, enterpriseId)
  const all = await assessmentsOf(tx, enterpriseId)
  const latest = all.find(one => one.state === 'recorded' && one.industry === industry)
  const results = latest ? await resultsOf(tx, latest.id) : undefined
  const versions = await checklistsInUse(tx, industry)
  const { points, weights, vetoFailed } = campaign.assessment
  return {
    enterprise: { id: enterprise.id, name: enterprise.name, township: enterprise.township, area: enterprise.area },
    industry,
    industries: [...enterprise.industries],
    kind,
    offer: offer(
      'record',
      refusesToAssess(enterprise, industry, kind, tx.actor) ?? refusesWithoutChecklist(versions, industry),
      true,
    ),
    campaignVersion: campaignVersion(campaign),
    checklists: namedVersions(versions),
    scale: { points, weights, vetoFailed },
    items: itemsOf(versions).map(item => {
      const result = results?.get(item.code)
      return {
        code: item.code,
        dimension: item.dimension,
        requirement: item.requirement,
        howJudged: item.howJudged,
        source: item.source,
        weight: item.weight,
        evidence: item.evidence,
        causes: item.causes,
        veto: item.veto,
        draft: isDraftItem(item),
        measures: item.measures,
        openProblem: open.get(item.code) ?? null,
        before: latest && result ? { result, visitedOn: latest.visitedOn } : null,
      }
    }),
    asOf: moment.at.toISOString(),
  }
}

/** Problems of an enterprise that are open, by the checklist item they name. */
export async function openItemsOf(
  tx: Tx,
  { findings }: Pick<Assessing, 'findings'>,
  enterpriseId: string,
): Promise<ReadonlyMap<string, NamedProblem>> {
  return (await findings()?.openByItem(tx, enterpriseId)) ?? new Map()
}
