import type { Campaign, Checklist, Township } from './campaign.ts'
import { generateUnits } from './generate-units.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/**
 * Makes the campaign out of its files: townships get their running area, units their names, checklist items their dimension.
 *
 * @throws when a file is absent; call it on files without faults only
 */
export function assembleCampaign(files: CampaignFiles): Campaign {
  const { campaign, industries, areas, units, tasks, dimensions, clocks, levels, problemWords, assessment, watch } =
    files
  if (!campaign || !industries || !areas || !units || !tasks || !dimensions || !clocks || !levels)
    throw new Error('assembleCampaign needs every file of the campaign')
  if (!problemWords || !assessment || !watch) throw new Error('assembleCampaign needs every file of the campaign')
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
  return {
    ...campaign,
    industries: industries.industries,
    ambiguousIndustryWords: industries.ambiguous.map(({ note, ...word }) => ({ ...word, note: note ?? null })),
    areas: areas.areas.map(({ townships: _, ...area }) => area),
    ambiguousAreaWords: areas.ambiguous.map(word => ({ ...word, note: null })),
    townships,
    units: generateUnits(campaign.city.name, units, industries.industries, areas.areas, townships),
    taskTemplates: tasks.tasks,
    dimensions: dimensions.dimensions,
    clocks: clocks.clocks,
    levels: levels.levels,
    checklists: checklists.sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
    problemWords: problemWords.problemWords,
    assessment,
    watch,
  }
}

/** The letter of the dimension in a checklist code: `B` in `MJ-B1`. */
function dimensionLetter(code: string): string {
  return code.slice(code.indexOf('-') + 1, code.indexOf('-') + 2)
}
