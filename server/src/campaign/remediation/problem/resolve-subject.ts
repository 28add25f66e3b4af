import type { Campaign } from '#campaign/mandate/index.ts'
import type { ProblemSubject } from '#contract/remediation/problem.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Cell } from '#ground/workflow/workflow.ts'
import { findEnterprise, findSiteName, findUnit } from './enterprise-facts.store.ts'

export interface ResolvedSubject {
  readonly cell: Cell
  /** Columns of the problem that say what it is about; the name among them. */
  readonly set: { readonly subjectKind: ProblemSubject['kind']; readonly subjectName: string } & Readonly<
    Record<string, unknown>
  >
}

/**
 * Where a problem lies and what its subject is called: an enterprise brings its own place and industry along.
 *
 * @throws Refusal 404 for an enterprise or unit out of reach, 422 naming the field for a place or industry that does not exist
 */
export async function resolveSubject(tx: Tx, campaign: Campaign, subject: ProblemSubject): Promise<ResolvedSubject> {
  switch (subject.kind) {
    case 'enterprise':
      return ofEnterprise(tx, subject)
    case 'site':
      return {
        cell: cellOf(campaign, subject),
        set: { subjectKind: 'site', subjectName: subject.siteName, siteName: subject.siteName, grid: subject.grid },
      }
    case 'areaIndustry': {
      const cell = cellOf(campaign, subject)
      const area = campaign.areas.find(({ code }) => code === subject.area)
      const industry = campaign.industries.find(({ id }) => id === subject.industry)
      return {
        cell,
        set: { subjectKind: 'areaIndustry', subjectName: `${area?.name ?? ''}${industry?.name ?? ''}行业` },
      }
    }
    case 'unit': {
      const unit = await findUnit(tx, subject.unitId)
      if (!unit) throw field('subject.unitId', '没有这个单位', 'There is no such unit')
      const area = unit.area ?? subject.area ?? campaign.areas[0]?.code ?? ''
      return {
        cell: cellOf(campaign, { area, township: unit.township ?? undefined, industry: subject.industry }),
        set: { subjectKind: 'unit', subjectName: unit.name, subjectUnit: unit.id },
      }
    }
  }
}

async function ofEnterprise(
  tx: Tx,
  subject: Extract<ProblemSubject, { kind: 'enterprise' }>,
): Promise<ResolvedSubject> {
  const enterprise = await findEnterprise(tx, subject.enterpriseId)
  if (!enterprise) throw absent()
  if (enterprise.state === 'voided' || enterprise.state === 'duplicate') {
    throw field(
      'subject.enterpriseId',
      '该企业记录已作废或为重复记录',
      'The record of that enterprise is void or a duplicate',
    )
  }
  const industry = subject.industry ?? enterprise.industry
  if (!enterprise.industries.includes(industry)) {
    throw field('subject.industry', '该企业不在这个行业名下', 'The enterprise is not listed in that industry')
  }
  const siteName = subject.siteId ? await findSiteName(tx, subject.siteId, enterprise.id) : undefined
  if (subject.siteId && siteName === undefined)
    throw field('subject.siteId', '该企业没有这个场所', 'It has no such site')
  return {
    cell: {
      area: enterprise.area,
      county: enterprise.county,
      township: enterprise.township,
      industry,
      enterpriseId: enterprise.id,
    },
    set: {
      subjectKind: 'enterprise',
      subjectName: enterprise.name,
      siteId: subject.siteId,
      siteName,
      grid: enterprise.grid,
    },
  }
}

function cellOf(
  campaign: Campaign,
  said: { area: string; township?: string | undefined; industry?: string | undefined },
): Cell {
  const area = campaign.areas.find(({ code }) => code === said.area)
  if (!area) throw field('subject.area', '没有这个区块', 'There is no such area')
  const township = said.township ? campaign.townships.find(({ code }) => code === said.township) : undefined
  if (said.township && township?.area !== area.code) {
    throw field('subject.township', `该乡镇（街道）不由${area.name}管理`, 'That township is not run by the area')
  }
  if (said.industry && !campaign.industries.some(({ id }) => id === said.industry)) {
    throw field('subject.industry', '没有这个行业', 'There is no such industry')
  }
  return {
    area: area.code,
    county: township?.county ?? (area.statutory ? area.code : null),
    township: township?.code ?? null,
    industry: said.industry ?? null,
    enterpriseId: null,
  }
}
