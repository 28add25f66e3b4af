import { checklistStates } from '#contract/mandate/checklist.states.ts'
import { type ChecklistRow, ChecklistState, listChecklists } from '#contract/mandate/checklist.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { checklistTone } from './checklist-tone.ts'
import { useListName } from './use-list-name.ts'
import { checklistWords } from './words.ts'

/** 检查表: every version of every industry, with its state, who made it and how many assessments rest on it. */
export function ChecklistsPage() {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const nameOf = useListName()
  return (
    <div className="page page--fill">
      <Ledger<ChecklistRow>
        name="checklists"
        topic="checklist"
        caption={say('list.title')}
        endpoint={listChecklists}
        keyOf={row => row.id}
        linkOf={row => `/checklists/${row.id}`}
        columns={[
          {
            key: 'industry',
            title: say('list.name'),
            width: 220,
            render: row => `${nameOf(row.industry)} ${say('list.numbered', { number: row.number })}`,
          },
          {
            key: 'state',
            title: say('column.state'),
            width: 130,
            render: row => <StateWord tone={checklistTone[row.state]}>{sentence(row.stateWords)}</StateWord>,
          },
          {
            key: 'items',
            title: say('column.items'),
            width: 84,
            align: 'end',
            render: row => <span className="figures">{row.items}</span>,
          },
          {
            key: 'drafts',
            title: say('column.drafts'),
            width: 84,
            align: 'end',
            render: row => <span className="figures">{row.drafts}</span>,
          },
          {
            key: 'uses',
            title: say('column.uses'),
            width: 110,
            align: 'end',
            render: row => <span className="figures">{row.uses}</span>,
          },
          {
            key: 'changed',
            title: say('column.changed'),
            width: 240,
            render: row => (
              <>
                <Time at={row.changedAt} /> {row.changedBy}
              </>
            ),
          },
          {
            key: 'decided',
            title: say('column.decided'),
            width: 240,
            render: row =>
              row.decidedAt && (
                <>
                  <Time at={row.decidedAt} /> {row.decidedBy}
                </>
              ),
          },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'industry',
            title: say('column.industry'),
            several: true,
            options: [...campaign.industries.map(({ id }) => id), 'common'].map(id => ({
              value: id,
              label: nameOf(id),
            })),
          },
          {
            kind: 'choice',
            key: 'state',
            title: say('column.state'),
            several: true,
            options: ChecklistState.options.map(state => ({
              value: state,
              label: sentence(checklistStates.states[state]),
            })),
          },
        ]}
        empty={{ why: say('list.empty') }}
        head={({ asOf }) => <PageHead title={say('list.title')} asOf={asOf} below={say('list.why')} />}
      />
    </div>
  )
}
