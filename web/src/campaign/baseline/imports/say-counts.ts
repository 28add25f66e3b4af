import { RowOutcome, rowOutcomeWords } from '#contract/baseline/import.ts'
import { useSentence } from '#web/ground/words/use-words.ts'

/** 「新增 128 · 待确认 9」: numbers of rows by outcome in one line; those of which there are none are left out. */
export function useSayCounts(): (outcomes: Readonly<Record<string, number>>) => string {
  const sentence = useSentence()
  return outcomes =>
    RowOutcome.options
      .filter(outcome => outcome !== 'ignore' && (outcomes[outcome] ?? 0) > 0)
      .map(outcome => `${sentence(rowOutcomeWords[outcome])} ${(outcomes[outcome] ?? 0).toLocaleString('en-US')}`)
      .join(' · ')
}
