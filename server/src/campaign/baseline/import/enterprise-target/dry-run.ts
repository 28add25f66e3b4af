import type { Campaign } from '#campaign/mandate/index.ts'
import { type JudgeOptions, judgeRows } from '#ground/intake/judge/judge-rows.ts'
import type { Judged } from '#ground/intake/judge/judgement.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'
import { type Budget, defaultBudget, isRefusal } from '#ground/intake/read-workbook/workbook.ts'
import { buildReport, type Report } from './build-report.ts'
import type { EnterpriseCandidate } from './enterprise-candidate.ts'
import { enterpriseContext, type ImportScope } from './enterprise-context.ts'
import { enterpriseTarget } from './enterprise-target.ts'
import type { RegistryLookup } from './registry-lookup.ts'

export interface DryRunOptions extends JudgeOptions {
  campaign: Campaign
  /** Name or code chosen by the person for rows that do not say. */
  area?: string
  township?: string
  industry?: string
  /** The register to recognise against; none means an empty one. */
  registry?: RegistryLookup
  scope?: ImportScope | null
  budget?: Budget
  /** Rows read so far, before judging begins. */
  onRead?: (rows: number) => void
}

/** Reads a file and judges it as a list of enterprises; nothing is written. A file that cannot be read comes back with its refusal. */
export async function judgeFile(
  source: string | Uint8Array,
  name: string,
  options: DryRunOptions,
): Promise<Judged<EnterpriseCandidate>> {
  const { campaign, area, township, industry, registry, scope, budget, onRead, ...judging } = options
  const workbook = await readWorkbook(
    source,
    name,
    budget ?? defaultBudget,
    ({ rows }) => onRead?.(rows),
    judging.signal,
  )
  if (isRefusal(workbook))
    return {
      file: name,
      fileCodes: [workbook.code],
      message: workbook.zh,
      messageEnglish: workbook.en,
      sheets: [],
      rows: [],
      notices: [],
    }
  const defaults = {
    ...(area === undefined ? {} : { area }),
    ...(township === undefined ? {} : { township }),
    ...(industry === undefined ? {} : { industry }),
  }
  const context = enterpriseContext(campaign, {
    ...(registry === undefined ? {} : { registry }),
    scope: scope ?? null,
    defaults,
  })
  return judgeRows(workbook, enterpriseTarget, context, judging)
}

/** `judgeFile` as the report that `clearloop import --dry-run` prints. */
export async function dryRun(source: string | Uint8Array, name: string, options: DryRunOptions): Promise<Report> {
  const judged = await judgeFile(source, name, options)
  return buildReport(judged, id => options.campaign.dimensions.find(dimension => dimension.id === id)?.name ?? null)
}
