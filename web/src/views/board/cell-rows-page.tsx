import { Link } from '@tanstack/react-router'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { BoardMeasure } from '#contract/views/board.ts'
import { type CellRow, openCell } from '#contract/views/cell-rows.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { problemTone } from '#web/campaign/remediation/problem-tone.ts'
import { DraftDocumentButton } from '#web/ground/document/draft-document-button.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'
import { CellSearch } from './cell-search.ts'

/** The rows behind a number of the board; outside one's scope no more than is shown to every official. */
export function CellRowsPage() {
  const say = useWords(viewsWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const [{ by = 'area', measure = 'all', place, industry, day }] = useFilters(CellSearch)
  const where = [
    campaign.areaName(place ?? null),
    industry === undefined ? '' : industry === 'none' ? say('board.none') : campaign.industryName(industry),
    day === undefined ? '' : say('board.past', { day }),
  ].filter(Boolean)

  return (
    <div className="page page--fill">
      <Ledger<CellRow>
        name="boardRows"
        topic="problem"
        caption={say('cell.title')}
        endpoint={openCell}
        fixed={{ by, measure, place, industry, day }}
        keyOf={row =>
          row.case?.id ?? `${row.name ?? ''} ${row.area} ${row.industry ?? ''} ${row.state} ${row.lateDays}`
        }
        columns={[
          {
            key: 'name',
            title: say('cell.name'),
            width: 280,
            render: row =>
              row.case ? (
                <Link to={`/problems/${row.case.id}`}>{row.name ?? row.case.number}</Link>
              ) : (
                (row.name ?? <span className="muted">{say('cell.outside')}</span>)
              ),
          },
          { key: 'number', title: say('cell.number'), width: 140, render: row => row.case?.number ?? '—' },
          {
            key: 'words',
            title: say('cell.words'),
            width: 280,
            render: row => row.case?.words ?? <span className="muted">{say('cell.outside')}</span>,
          },
          { key: 'area', title: say('cell.area'), width: 100, render: row => campaign.areaName(row.area) },
          {
            key: 'industry',
            title: say('cell.industry'),
            width: 120,
            render: row => campaign.industryName(row.industry),
          },
          {
            key: 'state',
            title: say('cell.state'),
            width: 100,
            render: row => (
              <StateWord tone={problemTone[row.state]}>{sentence(problemStates.states[row.state])}</StateWord>
            ),
          },
          {
            key: 'urgency',
            title: say('cell.urgency'),
            width: 120,
            render: row =>
              row.urgency && (
                <UrgencyMark urgency={row.urgency}>
                  {row.lateDays > 0 ? say('worklist.over', { count: row.lateDays }) : null}
                </UrgencyMark>
              ),
          },
          {
            key: 'due',
            title: say('cell.due'),
            width: 110,
            render: row => (row.case?.dueCurrent ? <DayOf day={row.case.dueCurrent} /> : '—'),
          },
        ]}
        empty={{ why: say('cell.empty'), todo: <Link to="/boards">{say('cell.back')}</Link> }}
        head={({ total, asOf }) => (
          <PageHead
            title={[...where, say(`board.measure.${measureKey(measure)}`)].join(' · ')}
            count={total}
            asOf={asOf}
            below={
              <Link to="/boards" search={{ by, day }}>
                {say('cell.back')}
              </Link>
            }
            more={
              industry !== undefined &&
              industry !== 'none' &&
              by === 'area' && (
                <DraftDocumentButton
                  papers={[{ kind: 'industrySummary', subject: { industry, ...(place ? { area: place } : {}) } }]}
                />
              )
            }
          />
        )}
      />
    </div>
  )
}

function measureKey(measure: BoardMeasure) {
  const named = ['rectified', 'closed', 'overdue', 'all', 'closedInTime', 'closedLate'] as const
  return named.find(known => known === measure) ?? 'all'
}
