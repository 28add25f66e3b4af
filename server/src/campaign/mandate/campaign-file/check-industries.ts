import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import { foldText } from './fold-text.ts'
import { areaSuffix } from './generate-units.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

const file = 'industries.yaml'

/** Industries: deadlines equal their batch's, leads exist at city and area, and a loose name belongs to one industry. */
export function checkIndustries(files: CampaignFiles): CampaignFault[] {
  const { industries: content, campaign, units } = files
  if (!content) return []
  const { industries, ambiguous } = content
  const faults: CampaignFault[] = []
  for (const key of ['id', 'name', 'checklist'] as const)
    for (const { value, index, first } of findRepeated(industries.map(industry => industry[key])))
      faults.push({
        file,
        path: `industries[${index}].${key}`,
        zh: `${value} 已用于 industries[${first}]，不能重复`,
        en: `${value} is already used by industries[${first}]; it must be unique`,
      })
  industries.forEach((industry, index) => {
    const batch = campaign?.batches.find(({ number }) => number === industry.batch)
    if (campaign && !batch)
      faults.push({
        file,
        path: `industries[${index}].batch`,
        zh: `campaign.yaml 中没有第 ${industry.batch} 批`,
        en: `campaign.yaml has no batch ${industry.batch}`,
      })
    if (batch && batch.deadline !== industry.deadline)
      faults.push({
        file,
        path: `industries[${index}].deadline`,
        zh: `${industry.deadline} 与第 ${industry.batch} 批时限不符，应为 ${batch.deadline}`,
        en: `${industry.deadline} differs from batch ${industry.batch}; expected ${batch.deadline}`,
      })
    if (units) faults.push(...checkLead(units, industry.lead, index))
    industry.cooperating.forEach((unit, at) => {
      if (units && !units.city.some(({ id }) => id === unit))
        faults.push(unknownUnit(`industries[${index}].cooperating[${at}]`, unit))
    })
  })
  const ids = new Set(industries.map(({ id }) => id))
  ambiguous.forEach(({ candidates }, index) => {
    candidates.forEach((candidate, at) => {
      if (!ids.has(candidate))
        faults.push({
          file,
          path: `ambiguous[${index}].candidates[${at}]`,
          zh: `没有行业 ${candidate}，应为 industries 中的 id`,
          en: `there is no industry ${candidate}; expected an id of industries`,
        })
    })
  })
  for (const { value, index } of findRepeated(ambiguous.map(({ word }) => foldText(word))))
    faults.push({
      file,
      path: `ambiguous[${index}].word`,
      zh: `“${value}” 重复`,
      en: `“${value}” stands twice`,
    })
  return [...faults, ...checkAliases(content)]
}

function checkLead(units: NonNullable<CampaignFiles['units']>, lead: string, index: number): CampaignFault[] {
  const path = `industries[${index}].lead`
  if (!units.city.some(({ id }) => id === lead)) return [unknownUnit(path, lead)]
  if (units.perArea.some(({ suffix }) => suffix === areaSuffix(lead))) return []
  return [
    {
      file,
      path,
      zh: `units.yaml 的 perArea 中没有与 ${lead} 对应的区块部门（suffix: ${areaSuffix(lead)}）`,
      en: `perArea of units.yaml has no area department that answers to ${lead} (suffix: ${areaSuffix(lead)})`,
    },
  ]
}

/** A word claimed by two industries is a fault unless it is listed as ambiguous with both as candidates. */
function checkAliases({ industries, ambiguous }: NonNullable<CampaignFiles['industries']>): CampaignFault[] {
  const candidatesOf = new Map(ambiguous.map(({ word, candidates }) => [foldText(word), new Set(candidates)]))
  const claims = new Map<string, { id: string; path: string }>()
  return industries.flatMap(({ id, name, aliases }, index) =>
    [
      { word: name, path: `industries[${index}].name` },
      ...aliases.map((word, at) => ({ word, path: `industries[${index}].aliases[${at}]` })),
    ].flatMap(({ word, path }) => {
      const folded = foldText(word)
      const earlier = claims.get(folded)
      const allowed = candidatesOf.get(folded)
      if (!earlier) {
        claims.set(folded, { id, path })
        if (!allowed || allowed.has(id)) return []
        return [
          {
            file,
            path,
            zh: `“${word}” 已列为有歧义的词，其 candidates 应包含 ${id}`,
            en: `“${word}” is listed as ambiguous; its candidates must contain ${id}`,
          },
        ]
      }
      if (earlier.id !== id && allowed?.has(id) && allowed.has(earlier.id)) return []
      return [
        {
          file,
          path,
          zh: `“${word}” 已在 ${earlier.path} 中，一个别名只能属于一个行业；确有歧义请写入 ambiguous`,
          en: `“${word}” already stands at ${earlier.path}; a name belongs to one industry, or goes under ambiguous`,
        },
      ]
    }),
  )
}

function unknownUnit(path: string, unit: string): CampaignFault {
  return {
    file,
    path,
    zh: `没有单位 ${unit}，应为 units.yaml 中 city 的 id`,
    en: `there is no unit ${unit}; expected an id under city in units.yaml`,
  }
}
