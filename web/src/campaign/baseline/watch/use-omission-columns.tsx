import { Link } from '@tanstack/react-router'
import { omissionStates } from '#contract/baseline/omission.states.ts'
import type { OmissionRow } from '#contract/baseline/omission.ts'
import { rosterKindWords } from '#contract/baseline/omission-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import type { Column } from '#web/ground/table/ledger-definition.ts'
import { DayOf, Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { omissionTone } from './omission-tone.ts'

/** What the list of omissions shows: who, why, where it stands. */
export function useOmissionColumns(): readonly [Column<OmissionRow>, ...Column<OmissionRow>[]] {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    {
      key: 'name',
      title: say('list.name'),
      width: 230,
      render: row =>
        row.enterprise ? (
          <Link to={`/enterprises/${row.enterprise.id}`}>{row.enterprise.name}</Link>
        ) : (
          <>
            {row.roster?.namedAs}{' '}
            <span className="muted small">{row.roster && sentence(rosterKindWords[row.roster.kind])}</span>
          </>
        ),
    },
    {
      key: 'why',
      title: say('watch.why'),
      width: 520,
      render: row => <span title={sentence(row.sentence)}>{sentence(row.grounds)}</span>,
    },
    {
      key: 'state',
      title: say('watch.state'),
      width: 108,
      render: row => <StateWord tone={omissionTone[row.state]}>{sentence(omissionStates.states[row.state])}</StateWord>,
    },
    {
      key: 'place',
      title: say('list.area'),
      width: 130,
      render: row => [campaign.areaName(row.area), campaign.townshipName(row.township)].filter(Boolean).join(' '),
    },
    {
      key: 'industry',
      title: say('list.industry'),
      width: 104,
      render: row => campaign.industryName(row.industry),
    },
    { key: 'score', title: say('watch.score'), width: 64, align: 'end', render: row => Math.round(row.score) },
    { key: 'found', title: say('watch.found'), width: 110, shown: false, render: row => <Time at={row.foundAt} /> },
    {
      key: 'decided',
      title: say('watch.decided'),
      width: 230,
      render: row =>
        row.decidedOn === null ? null : (
          <>
            {row.decidedReason} <span className="muted small">{row.decidedBy}</span> <DayOf day={row.decidedOn} />
          </>
        ),
    },
  ]
}
