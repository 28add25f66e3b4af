import type { Words } from '#contract/ground/endpoint.ts'
import type { Campaign } from './campaign.ts'
import { campaignNames } from './campaign-names.ts'

type Coded = Readonly<Record<string, Words>>

const same = (said: string): Words => ({ zh: said, en: said })

/**
 * A list's filter in words, for the line under a workbook's title: places, industries and states by their names, what was typed in
 * quotes. Conditions that have no short name are counted, so that nobody takes a narrowed list for the whole.
 * @param coded the words of the filter's own codes, by its keys: `{ state: problemStates.states }`
 */
export function sayFilter(
  campaign: Campaign,
  filter: Readonly<Record<string, unknown>>,
  coded: Readonly<Record<string, Coded>>,
): Words[] {
  const names = campaignNames(campaign)
  const places: Readonly<Record<string, { readonly words: Words; readonly nameOf: (code: string) => Words }>> = {
    area: { words: { zh: '区块', en: 'area' }, nameOf: code => same(names.area(code)) },
    county: { words: { zh: '法定县（市、区）', en: 'statutory county' }, nameOf: code => same(names.area(code)) },
    township: { words: { zh: '乡镇（街道）', en: 'township' }, nameOf: code => same(names.township(code)) },
    industry: { words: { zh: '行业', en: 'industry' }, nameOf: id => same(names.industry(id)) },
    dimension: { words: { zh: '维度', en: 'dimension' }, nameOf: id => same(names.dimension(id)) },
    text: { words: { zh: '含', en: 'containing' }, nameOf: text => ({ zh: `「${text}」`, en: `“${text}”` }) },
  }
  const said: Words[] = []
  let others = 0
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined) continue
    const values = [value].flat().map(String)
    const place = places[key]
    const words = coded[key]
    if (place || words) {
      const nameOf = (one: string) => words?.[one] ?? place?.nameOf(one) ?? same(one)
      said.push(join(place?.words ?? { zh: '', en: '' }, values.map(nameOf)))
    } else others += 1
  }
  if (others > 0) said.push({ zh: `另有 ${others} 项条件`, en: `and ${others} more` })
  return said
}

function join(head: Words, values: readonly Words[]): Words {
  return {
    zh: `${head.zh}${values.map(({ zh }) => zh).join('、')}`,
    en: [head.en, values.map(({ en }) => en).join(', ')].filter(Boolean).join(' '),
  }
}
