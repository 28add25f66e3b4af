import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { omissionStates } from '#contract/baseline/omission.states.ts'
import { listOmissions, type OmissionRow } from '#contract/baseline/omission.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { useMayOpen } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { DecideOmission, type OmissionDecision } from './decide-omission.tsx'
import { omissionTone } from './omission-tone.ts'

/** 应纳未纳 of one enterprise, on its page, for posts that read it: why it was found, what was decided, and what may be. */
export function OmissionsPanel({ id }: { id: string }) {
  const say = useWords(listTwoWords)
  const mayOpen = useMayOpen()('watch')
  const { data } = useQuery({
    queryKey: ['omission', 'of', id],
    enabled: mayOpen,
    queryFn: ({ signal }) => call(listOmissions, { query: { enterprise: id, limit: 20 } }, { signal }),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="section">
      <h2>
        {say('watch.title')}{' '}
        <Link to="/watch" className="small">
          {say('watch.all')}
        </Link>
      </h2>
      {data.rows.map(row => (
        <OneOmission key={row.id} row={row} />
      ))}
    </section>
  )
}

function OneOmission({ row }: { row: OmissionRow }) {
  const sentence = useSentence()
  const titles = Object.fromEntries(
    Object.entries(omissionStates.actions).map(([action, { words }]) => [action, sentence(words)]),
  )
  return (
    <div>
      <p>
        <StateWord tone={omissionTone[row.state]}>{sentence(omissionStates.states[row.state])}</StateWord>{' '}
        {sentence(row.sentence)}
      </p>
      {row.decidedReason !== null && (
        <p className="muted">
          {row.decidedBy} {row.decidedOn}：{row.decidedReason}
        </p>
      )}
      {row.actions.length > 0 && (
        <ActionsBar
          quiet
          offers={row.actions}
          titles={titles}
          form={(action, close) => (
            <DecideOmission key={action} action={action as OmissionDecision} row={row} onDone={close} />
          )}
        />
      )}
    </div>
  )
}
