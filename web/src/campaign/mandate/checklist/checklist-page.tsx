import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ChecklistView, exportChecklist, showChecklist } from '#contract/mandate/checklist.ts'
import { addressOf, call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { MenuButton } from '#web/ground/menu/menu-button.tsx'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ChecklistActions } from './checklist-actions.tsx'
import { ChecklistItems } from './checklist-items.tsx'
import { checklistTone } from './checklist-tone.ts'
import { useListName } from './use-list-name.ts'
import { checklistWords } from './words.ts'
import './checklist.css'

/** One version: what it asks, on what it rests, who made it and put it in force, and the versions it can be held against. */
export function ChecklistPage() {
  const id = usePathParameter('id')
  const { data: the, error } = useQuery({
    queryKey: ['checklist', id],
    queryFn: ({ signal }) => call(showChecklist, { params: { id } }, { signal }),
  })
  if (error && !the) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  return the ? <Version the={the} /> : <PageSkeleton />
}

function Version({ the }: { the: ChecklistView }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const nameOf = useListName()
  return (
    <div className="page checklist">
      <PageHead
        title={say('page.title', { industry: nameOf(the.industry), number: the.number })}
        asOf={the.asOf}
        below={
          <>
            <StateWord tone={checklistTone[the.state]}>{sentence(the.stateWords)}</StateWord> {the.title} ·{' '}
            {say('page.items', { count: the.items })} · {say('page.uses', { count: the.uses })}
          </>
        }
        more={
          <>
            <Compare the={the} />
            <a href={addressOf(exportChecklist, { params: { id: the.id } })} download>
              <Button>{say('page.export')}</Button>
            </a>
          </>
        }
      />
      {the.state === 'provisional' && <p className="checklist__provisional">{say('page.provisional')}</p>}
      <ChecklistActions the={the} />
      <Faults the={the} />
      <Facts the={the} />
      <ChecklistItems items={the.content.items} provisional={the.state !== 'inForce'} />
    </div>
  )
}

function Facts({ the }: { the: ChecklistView }) {
  const say = useWords(checklistWords)
  const by = (at: string, who: string) => (
    <>
      <Time at={at} /> {who}
    </>
  )
  const version = (other: ChecklistView['from']) =>
    other && <Link to={`/checklists/${other.id}`}>{say('list.numbered', { number: other.number })}</Link>
  return (
    <FactList
      facts={[
        { title: say('page.basis'), value: the.content.basis || null },
        { title: say('page.drafted'), value: by(the.draftedAt, the.draftedBy) },
        { title: say('page.changed'), value: the.version > 1 ? by(the.changedAt, the.changedBy) : null },
        { title: say('page.decided'), value: the.decidedAt && the.decidedBy && by(the.decidedAt, the.decidedBy) },
        { title: say('page.ground'), value: the.ground },
        { title: say('page.reason'), value: the.reason },
        { title: say('page.data'), value: the.dataVersion },
        { title: say('page.from'), value: version(the.from) },
        { title: say('page.inUse'), value: version(the.inUse) },
      ]}
    />
  )
}

/** What keeps a draft from being put in force, item by item. */
function Faults({ the }: { the: ChecklistView }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  if (the.faults.length === 0) return null
  return (
    <details className="checklist__faults">
      <summary>{say('page.faults', { count: the.faults.length })}</summary>
      <ul className="plain-list">
        {the.faults.map(({ code, field, words }) => (
          <li key={`${code} ${field}`}>
            {code} {sentence(words)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Compare({ the }: { the: ChecklistView }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const navigate = useNavigate()
  if (the.others.length === 0) return null
  return (
    <MenuButton
      items={the.others.map(other => ({
        key: other.id,
        label: say('list.numbered', { number: other.number }),
        note: sentence(other.stateWords),
        onChoose: () => void navigate({ to: `/checklists/${the.id}/difference`, search: { with: other.id } as never }),
      }))}
    >
      {say('page.compareWith')} ▾
    </MenuButton>
  )
}
