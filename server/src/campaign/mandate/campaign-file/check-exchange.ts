import { DimensionId, LevelId } from '#contract/mandate/campaign-file.ts'
import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import type { CampaignFault } from './campaign-fault.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** Codes that a field can have; every one of them must be said where the file says any. */
const codesOf: Partial<Record<ExchangeField, readonly string[]>> = {
  dimension: DimensionId.options,
  level: LevelId.options,
  state: problemStateNames,
}

/** 外部系统: no header twice, the other side's number among what is read, and every code in words. */
export function checkExchange({ exchange }: CampaignFiles): CampaignFault[] {
  return (exchange?.systems ?? []).flatMap(({ problem }, at) => {
    const fault = (path: string, zh: string, en: string): CampaignFault => ({
      file: 'exchange.yaml',
      path: `systems[${at}].problem.${path}`,
      zh,
      en,
    })
    const twice = (path: string, words: readonly string[]) =>
      words
        .filter((word, index) => words.indexOf(word) !== index)
        .map(word => fault(path, `「${word}」写了两次`, `“${word}” stands there twice`))
    return [
      ...twice(
        'out',
        problem.out.map(({ header }) => header),
      ),
      ...twice(
        'in',
        problem.in.flatMap(({ headers }) => headers),
      ),
      ...(problem.in.some(({ field }) => field === 'externalNumber')
        ? []
        : [fault('in', '须有外部系统编号一列', 'expected a column of the other system’s number')]),
      ...Object.entries(problem.values).flatMap(([field, values]) => {
        const codes = codesOf[field as ExchangeField]
        const said = values.map(({ ours }) => ours)
        if (!codes)
          return [fault(`values.${field}`, '该列没有代码，不需要取值对照', 'this field has no codes to be said')]
        return [
          ...twice(`values.${field}`, said),
          ...codes
            .filter(code => !said.includes(code))
            .map(code => fault(`values.${field}`, `缺少 ${code} 的说法`, `${code} is left out`)),
          ...said
            .filter(code => !codes.includes(code))
            .map(code => fault(`values.${field}`, `没有 ${code} 这个代码`, `there is no ${code}`)),
        ]
      }),
    ]
  })
}
