import type { Township } from '#campaign/mandate/index.ts'
import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import type { Named } from './enterprise-candidate.ts'
import type { EnterpriseContext } from './enterprise-context.ts'
import { finding } from './findings.ts'
import { headingTexts } from './heading-texts.ts'
import { saying, textOf } from './row-cells.ts'

export interface PlaceReading {
  area: Named | null
  township: Named | null
  village: string | null
  findings: Finding[]
}

/**
 * Area, township and village of a row. What the row's own columns say comes first, then section headings, the sheet's name,
 * the reporting unit, what the person chose, the title, and last the township or address. Where two disagree, it is said.
 */
export function readPlace(row: MappedRow, context: EnterpriseContext): PlaceReading {
  const findings: Finding[] = []
  const named = namedArea(row, context, findings)
  const township = readTownship(row, context, named?.area ?? null, findings)
  const area = settleArea(named?.area ?? null, township?.town ?? null, context, findings)
  if (area && named) findings.push(...named.findings)
  if (!area && !findings.some(one => one.code.startsWith('area_'))) findings.push(finding('area_missing'))
  const filled = ['district', 'township', 'industry'].filter(field => saying(row, field)[0]?.inherited === 'above')
  if (filled.length > 0)
    findings.push(
      finding('filled_down', {
        fields: filled
          .map(field => ({ district: '区块', township: '乡镇', industry: '行业' })[field] ?? field)
          .join('、'),
      }),
    )
  const village = textOf(row, 'village') ?? township?.village ?? null
  return { area, township: township ? { code: township.town.code, name: township.town.name } : null, village, findings }
}

function namedArea(
  row: MappedRow,
  context: EnterpriseContext,
  findings: Finding[],
): { area: Named; findings: Finding[] } | null {
  const [cell] = saying(row, 'district')
  if (cell) {
    const text = cleanLine(cell.text)
    const resolved = context.lookups.resolveArea(text)
    if ('found' in resolved) return { area: { code: resolved.found.code, name: resolved.found.name }, findings: [] }
    if (resolved.how === 'ambiguous')
      findings.push(
        finding(
          'area_ambiguous',
          { text, candidates: resolved.candidates.map(one => one.name).join('、') },
          cell.letter,
        ),
      )
    // a township in the area's column is read as such further on
    else if (!('found' in context.lookups.resolveTownship(text)))
      findings.push(finding('area_unknown', { text }, cell.letter))
    return null
  }
  for (const { from, text } of headingTexts(row)) {
    if (from === 'title' && context.defaults.area) break
    const resolved = context.lookups.resolveArea(text)
    if (!('found' in resolved)) continue
    const area = { code: resolved.found.code, name: resolved.found.name }
    return { area, findings: [finding(from === 'sheet' ? 'area_from_sheet' : 'area_from_title', { text: area.name })] }
  }
  return context.defaults.area ? { area: context.defaults.area, findings: [] } : null
}

interface TownshipFound {
  town: Township
  village: string | null
}

function readTownship(
  row: MappedRow,
  context: EnterpriseContext,
  area: Named | null,
  findings: Finding[],
): TownshipFound | null {
  const address = textOf(row, 'address') ?? ''
  const [cell] =
    saying(row, 'township').length > 0
      ? saying(row, 'township')
      : saying(row, 'district').filter(one => !('found' in context.lookups.resolveArea(one.text)))
  if (cell) {
    const text = cleanLine(cell.text)
    const resolved = context.lookups.resolveTownship(text, area?.code)
    if ('found' in resolved) {
      if (saying(row, 'township').length > 0) compareWithAddress(resolved.found, address, context, findings)
      return { town: resolved.found, village: villageAfter(text, resolved.found) }
    }
    // 江山市贺村镇 in the area's column, 前山村 in the township's
    const inDistrict = saying(row, 'district')
      .map(one => context.lookups.resolveTownship(one.text))
      .find(one => 'found' in one)
    if (resolved.how === 'unknown' && !resolved.elsewhere && inDistrict && 'found' in inDistrict) {
      return { town: inDistrict.found, village: /[村居]$|社区$/.test(text) ? text : null }
    }
    if (resolved.how === 'ambiguous')
      findings.push(
        finding(
          'township_ambiguous',
          { text, candidates: resolved.candidates.map(one => one.name).join('、') },
          cell.letter,
        ),
      )
    else if (resolved.elsewhere && area)
      findings.push(
        finding(
          'township_elsewhere',
          {
            township: resolved.elsewhere.name,
            area: area.name,
            owner: context.areaOf(resolved.elsewhere.area)?.name ?? '',
          },
          cell.letter,
        ),
      )
    else if (saying(row, 'township').length > 0 && !isAreaText(text, context))
      findings.push(finding('township_unknown', { text }, cell.letter))
    else findings.push(...(row.mapped.has('township') ? [finding('township_missing')] : []))
    return null
  }
  const fromAddress = address === '' ? null : context.lookups.resolveTownship(address, area?.code)
  if (fromAddress && 'found' in fromAddress) {
    findings.push(finding('township_from_address', { text: fromAddress.found.name }))
    return { town: fromAddress.found, village: villageAfter(address, fromAddress.found) }
  }
  for (const { text } of headingTexts(row)) {
    const resolved = context.lookups.resolveTownship(text, area?.code)
    if (!('found' in resolved)) continue
    findings.push(finding('township_from_heading', { text: resolved.found.name }))
    return { town: resolved.found, village: null }
  }
  const chosen =
    context.defaults.township && context.campaign.townships.find(town => town.code === context.defaults.township?.code)
  if (chosen) return { town: chosen, village: null }
  if (row.mapped.has('township')) findings.push(finding('township_missing'))
  return null
}

const isAreaText = (text: string, context: EnterpriseContext) => 'found' in context.lookups.resolveArea(text)

function compareWithAddress(town: Township, address: string, context: EnterpriseContext, findings: Finding[]): void {
  if (address === '' || foldText(address).includes(foldText(town.name))) return
  const resolved = context.lookups.resolveTownship(address)
  if (resolved.how === 'exact' && resolved.found.code !== town.code)
    findings.push(finding('address_elsewhere', { found: resolved.found.name, township: town.name }))
}

/** What stands behind the township in its own cell: 贺村镇永兴坞村. */
function villageAfter(text: string, town: Township): string | null {
  const at = text.indexOf(town.name)
  if (at < 0) return null
  const village = /^[\u4e00-\u9fff]{1,8}?(村|社区)/.exec(text.slice(at + town.name.length))
  return village?.[0] ?? null
}

/** The area is the one that runs the township; a county's name for a street run by a zone is put right and said. */
function settleArea(
  named: Named | null,
  town: Township | null,
  context: EnterpriseContext,
  findings: Finding[],
): Named | null {
  if (!town) return named
  const running = context.areaOf(town.area)
  if (!named) {
    if (running) findings.push(finding('area_from_place', { text: running.name }))
    return running
  }
  if (running && running.code !== named.code && town.county === named.code) {
    findings.push(finding('area_run_by_zone', { township: town.name, area: running.name }))
    return running
  }
  return named
}
