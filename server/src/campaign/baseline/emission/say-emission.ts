import { emissionSourceWords, pollutantWords } from '#contract/baseline/emission-words.ts'
import type { EmissionCase } from './emission.store.ts'

/** 「2023年 挥发性有机物 12.4 吨/年（监测报告）」, as the trail keeps it: a line is read by itself years later. */
export function sayEmission(
  the: Pick<EmissionCase, 'year' | 'pollutant' | 'pollutantName' | 'amount' | 'source'>,
): string {
  const pollutant = the.pollutantName ?? pollutantWords[the.pollutant].zh
  return `${the.year}年 ${pollutant} ${the.amount} 吨/年（${emissionSourceWords[the.source].zh}）`
}
