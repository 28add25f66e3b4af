import type { UnitLetterhead } from '#contract/ground/document-template.ts'
import type { Campaign, Checklist, Township, Unit } from './campaign.ts'
import { generateUnits } from './generate-units.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/**
 * Makes the campaign out of its files: townships get their running area, units their names, checklist items their dimension.
 *
 * @throws when a file is absent; call it on files without faults only
 */
export function assembleCampaign(files: CampaignFiles): Campaign {
  const whole = wholeFolder(files)
  const { campaign, industries, areas, units, tasks, dimensions, clocks, levels, problemWords, assessment } = whole
  const { exchange, guard, help, integrity, papers, watch } = whole
  const dimensionOf = new Map(dimensions.dimensions.map(({ letter, id }) => [letter as string, id]))
  const townships: Township[] = areas.areas.flatMap(area =>
    area.townships.map(({ runBy, statutory, formerNames, ...township }) => ({
      ...township,
      statutory: statutory ?? true,
      formerNames: formerNames ?? [],
      area: runBy ?? area.code,
      county: area.code,
    })),
  )
  const checklists: Checklist[] = files.checklists.map(({ content }) => ({
    ...content,
    items: content.items.map(item => {
      const dimension = dimensionOf.get(dimensionLetter(item.code))
      if (dimension === undefined) throw new Error(`no dimension for ${item.code}`)
      return {
        ...item,
        measures: item.measures ?? [],
        dimension,
        status: item.tag === 'V' || item.tag === 'S' ? 'inForce' : 'draft',
      }
    }),
  }))
  const allUnits = generateUnits(campaign.city.name, units, industries.industries, areas.areas, townships)
  return {
    ...campaign,
    industries: industries.industries,
    ambiguousIndustryWords: industries.ambiguous.map(({ note, ...word }) => ({ ...word, note: note ?? null })),
    areas: areas.areas.map(({ townships: _, ...area }) => area),
    ambiguousAreaWords: areas.ambiguous.map(word => ({ ...word, note: null })),
    townships,
    units: allUnits,
    taskTemplates: tasks.tasks,
    dimensions: dimensions.dimensions,
    clocks: clocks.clocks,
    levels: levels.levels,
    checklists: checklists.sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
    problemWords: problemWords.problemWords,
    assessment,
    guard,
    help,
    integrityRules: integrity.rules,
    papers: { templates: papers.templates, letterheads: letterheadsOf(papers.letterheads, areas.areas, allUnits) },
    watch,
    exchangeSystems: exchange.systems,
  }
}

/** The letter of the dimension in a checklist code: `B` in `MJ-B1`. */
function dimensionLetter(code: string): string {
  return code.slice(code.indexOf('-') + 1, code.indexOf('-') + 2)
}

/** Each unit's own: those of the city by name, those of areas by pattern. */
function letterheadsOf(
  { city, perArea }: NonNullable<CampaignFiles['papers']>['letterheads'],
  areas: NonNullable<CampaignFiles['areas']>['areas'],
  units: readonly Unit[],
): UnitLetterhead[] {
  const generated = areas.flatMap(area =>
    perArea.flatMap(({ suffix, letterhead, series }) => {
      const unit = units.find(({ id }) => id === `${area.code}-${suffix}`)
      if (!unit) return []
      const fill = (pattern: string) =>
        pattern.replaceAll('{name}', unit.name).replaceAll('{short}', area.shortNames[0] ?? area.name)
      return [{ unit: unit.id, letterhead: fill(letterhead), series: series.map(fill) }]
    }),
  )
  return [...city, ...generated]
}

type WholeFolder = { readonly [File in keyof CampaignFiles]-?: NonNullable<CampaignFiles[File]> }

function wholeFolder(files: CampaignFiles): WholeFolder {
  if (Object.values(files).includes(undefined)) throw new Error('assembleCampaign needs every file of the campaign')
  return files as WholeFolder
}
