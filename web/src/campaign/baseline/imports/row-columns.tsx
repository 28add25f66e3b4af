import { Link } from '@tanstack/react-router'
import { type ImportBatchView, type ImportRowView, RowState, rowOutcomeWords } from '#contract/baseline/import.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import type { Column, Filter } from '#web/ground/table/ledger-definition.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { outcomeTone, rowTone } from './batch-tone.ts'

/** What a row is called: the name that was read, that it has none, or what stands in a row that is no data. */
export function useNameOfRow(): (row: ImportRowView) => string {
  const say = useWords(baselineWords)
  return ({ enterprise, original, outcome }) => {
    if (outcome === 'ignore') return Object.values(original).join(' ').trim()
    return enterprise?.name || say('rows.noName')
  }
}

/** The columns of the rows of a list. */
export function useRowColumns(
  batch: ImportBatchView | undefined,
): readonly [Column<ImportRowView>, ...Column<ImportRowView>[]] {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const nameOfRow = useNameOfRow()
  const severalSheets = (batch?.sheets.length ?? 0) > 1
  const reasonsOf = (row: ImportRowView) =>
    [...row.reasons, ...(row.result ? [row.result] : [])].map(sentence).join(' ')
  return [
    { key: 'name', title: say('registry.name'), width: 210, render: nameOfRow },
    {
      key: 'row',
      title: say('rows.row'),
      width: severalSheets ? 120 : 56,
      render: row => (severalSheets ? `${row.sheet} ${row.row}` : row.row),
    },
    {
      key: 'outcome',
      title: say('rows.outcome'),
      width: 136,
      render: row => <StateWord tone={outcomeTone[row.outcome]}>{sentence(rowOutcomeWords[row.outcome])}</StateWord>,
    },
    { key: 'reasons', title: say('rows.reasons'), width: 290, render: reasonsOf },
    {
      key: 'state',
      title: say('rows.state'),
      width: 170,
      render: row => row.outcome !== 'ignore' && <WhatWasDone row={row} />,
    },
    {
      key: 'township',
      title: say('registry.township'),
      width: 112,
      render: row => campaign.townshipName(row.enterprise?.township ?? null),
    },
    {
      key: 'industry',
      title: say('registry.industries'),
      width: 120,
      shown: false,
      render: row => row.enterprise?.industries.map(campaign.industryName).join('、'),
    },
    { key: 'code', title: say('registry.code'), width: 180, shown: false, render: row => row.enterprise?.uscc },
    {
      key: 'changes',
      title: say('rows.changes'),
      width: 90,
      shown: false,
      render: row => row.changes.length > 0 && say('rows.changesOf', { count: row.changes.length }),
    },
  ]
}

/** Whether a row has gone in, with the way to what it became; before that, what was decided of it. */
function WhatWasDone({ row }: { row: ImportRowView }) {
  const say = useWords(baselineWords)
  if (row.state === 'waiting' && row.decision) return say(`decision.${row.decision.kind}`)
  return (
    <>
      <StateWord tone={rowTone[row.state]}>{say(`rowState.${row.state}`)}</StateWord>{' '}
      {row.enterpriseId !== null && row.state !== 'waiting' && (
        <Link to={`/enterprises/${row.enterpriseId}`}>{say('rows.open')}</Link>
      )}
    </>
  )
}

/** The filters beside the numbers by outcome, which are chips of their own. */
export function useRowFilters(batch: ImportBatchView | undefined): Filter[] {
  const say = useWords(baselineWords)
  const sheets = batch?.sheets ?? []
  return [
    { kind: 'text', key: 'text', title: say('rows.text') },
    {
      kind: 'choice',
      key: 'state',
      title: say('rows.state'),
      options: RowState.options.map(state => ({ value: state, label: say(`rowState.${state}`) })),
    },
    ...(sheets.length > 1
      ? [
          {
            kind: 'choice' as const,
            key: 'sheet',
            title: say('columns.sheet'),
            options: sheets.map(({ name }) => ({ value: name, label: name })),
          },
        ]
      : []),
  ]
}
