import { Link } from '@tanstack/react-router'
import type { ExchangeRowView } from '#contract/remediation/exchange.ts'
import { exchangeFieldWords, exchangeRowKindWords } from '#contract/remediation/exchange-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import type { Column } from '#web/ground/table/ledger-definition.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { kindTone } from './kind-tone.ts'
import { exchangeWords } from './words.ts'

/** A line of the difference list: what it is, both sides, and what was decided. */
export function useDifferenceColumns(): readonly [Column<ExchangeRowView>, ...Column<ExchangeRowView>[]] {
  const say = useWords(exchangeWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    { key: 'subject', title: say('subject'), width: 200, render: row => row.label || '—' },
    {
      key: 'kind',
      title: say('kind'),
      width: 150,
      render: row => <StateWord tone={kindTone[row.kind]}>{sentence(exchangeRowKindWords[row.kind])}</StateWord>,
    },
    {
      key: 'theirNumber',
      title: say('theirNumber'),
      width: 150,
      render: row => (
        <>
          {row.externalNumber} {row.newNumber && <span className="muted small">{say('newNumber')}</span>}
        </>
      ),
    },
    {
      key: 'number',
      title: say('number'),
      width: 140,
      render: row => row.problem && <Link to={`/problems/${row.problem.id}`}>{row.problem.number}</Link>,
    },
    { key: 'fields', title: say('field'), width: 380, render: row => <InOneLine row={row} /> },
    { key: 'area', title: say('area'), width: 90, render: row => campaign.areaName(row.area) },
    {
      key: 'decision',
      title: say('decision'),
      width: 200,
      render: row =>
        row.decision && (
          <span>
            {sentence(row.decision.words)} {row.decision.reason}{' '}
            <span className="muted small">
              {row.decision.by} {row.decision.earlier && say('earlier')}
            </span>
          </span>
        ),
    },
    { key: 'source', title: say('source'), width: 140, onCard: false, render: row => row.source },
  ]
}

/** What differs in the one line that a row of a table has; the form of a decision shows both sides in full. */
function InOneLine({ row: { kind, fields, fault } }: { row: ExchangeRowView }) {
  const say = useWords(exchangeWords)
  const sentence = useSentence()
  const shown = kind === 'theirsOnly' ? fields.filter(({ field }) => field === 'words') : fields
  const line = fault
    ? sentence(fault)
    : shown
        .map(({ field, theirs, ours }) => {
          const name = sentence(exchangeFieldWords[field])
          return kind === 'differs'
            ? `${name}：${say('theirs')}「${theirs ?? '—'}」 ${say('ours')}「${ours ?? '—'}」`
            : `${name}：${theirs ?? '—'}`
        })
        .join('；')
  return <span title={line}>{line}</span>
}
