import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import { foldText } from './fold-text.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

const file = 'areas.yaml'

/** Areas and townships: unique codes, one county and one running area each, zones that run but do not contain. */
export function checkAreas({ areas: content }: CampaignFiles): CampaignFault[] {
  if (!content) return []
  const { areas, ambiguous } = content
  const faults: CampaignFault[] = []
  const zones = new Set(areas.filter(({ kind }) => kind === 'zone').map(({ code }) => code))
  const codes = new Set(areas.map(({ code }) => code))
  const places = areas.flatMap((area, index) =>
    area.townships.map((township, at) => ({ area, township, path: `areas[${index}].townships[${at}]` })),
  )
  for (const { value, index, first } of findRepeated(areas.map(({ code }) => code)))
    faults.push({
      file,
      path: `areas[${index}].code`,
      zh: `${value} 已用于 areas[${first}]`,
      en: `${value} is already used by areas[${first}]`,
    })
  areas.forEach((area, index) => {
    if ((area.kind === 'county') !== /^\d{6}$/.test(area.code))
      faults.push({
        file,
        path: `areas[${index}].code`,
        zh: '县(市、区)用 6 位行政区划代码，功能区用自编代码',
        en: 'a county has a statutory code of six digits, a zone an own code',
      })
    if (area.kind === 'zone' && area.townships.length > 0)
      faults.push({
        file,
        path: `areas[${index}].townships`,
        zh: '功能区下不列乡镇：乡镇写在所在县(市、区)下，用 runBy 指明由功能区代管，以免重复统计',
        en: 'a zone lists no townships: put them under their county with runBy, so that none is counted twice',
      })
  })
  for (const { value, index, first } of findRepeated(places.map(({ township }) => township.code)))
    faults.push({
      file,
      path: `${places[index]?.path}.code`,
      zh: `乡镇代码 ${value} 已用于 ${places[first]?.path}，一个乡镇只能有一个管理区块`,
      en: `township code ${value} is already used by ${places[first]?.path}; a township has one running area`,
    })
  for (const { area, township, path } of places) {
    if (area.kind === 'county' && !township.code.startsWith(area.code))
      faults.push({
        file,
        path: `${path}.code`,
        zh: `应以所在县(市、区)代码 ${area.code} 开头`,
        en: `must begin with the code of its county, ${area.code}`,
      })
    if (/^\d{9}$/.test(township.code) !== (township.statutory ?? true))
      faults.push({
        file,
        path: `${path}.statutory`,
        zh: '9 位代码为法定代码；自编代码须写 statutory: false',
        en: 'nine digits are a statutory code; an own code needs statutory: false',
      })
    if (township.runBy !== undefined && !zones.has(township.runBy))
      faults.push({
        file,
        path: `${path}.runBy`,
        zh: `没有功能区 ${township.runBy}`,
        en: `there is no zone ${township.runBy}`,
      })
  }
  const owners = new Map<string, string>()
  areas.forEach(({ code, name, shortNames, formerNames }, index) => {
    for (const word of [name, ...shortNames, ...formerNames].map(foldText)) {
      const owner = owners.get(word)
      if (owner !== undefined && owner !== code)
        faults.push({
          file,
          path: `areas[${index}]`,
          zh: `名称“${word}”已属于 ${owner}`,
          en: `the name “${word}” already belongs to ${owner}`,
        })
      owners.set(word, code)
    }
  })
  ambiguous.forEach(({ candidates }, index) => {
    candidates.forEach((candidate, at) => {
      if (!codes.has(candidate))
        faults.push({
          file,
          path: `ambiguous[${index}].candidates[${at}]`,
          zh: `没有区块 ${candidate}`,
          en: `there is no area ${candidate}`,
        })
    })
  })
  return faults
}
