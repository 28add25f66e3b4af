import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { type InclusionView, showInclusions } from '#contract/baseline/inclusion.ts'
import { listTwoStateWords, verdictWords } from '#contract/baseline/inclusion-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useMayOpen } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { inclusionTone } from '../list-two/inclusion-tone.ts'
import { listTwoWords } from '../list-two/words.ts'
import { RouteFacts } from '../route/route-facts.tsx'
import { InclusionForm, type TakenInclusionAction } from './inclusion-form.tsx'
import '../list-two/list-two.css'

/** 纳入认定与整治路径 (三(一)-2, 二-2) of an enterprise, industry by industry, with what this post may do. */
export function InclusionPanel({ id }: { id: string }) {
  const say = useWords(listTwoWords)
  const mayOpen = useMayOpen()
  const { data, error } = useQuery({
    queryKey: ['inclusion', id],
    queryFn: ({ signal }) => call(showInclusions, { params: { id } }, { signal }),
  })
  return (
    <section className="section" aria-busy={data === undefined && !error}>
      <h2>
        {say('panel.title')}{' '}
        {mayOpen('signals') && (
          <Link to="/signals" search={{ enterprise: id }} className="small">
            {say('panel.signals')}
          </Link>
        )}
      </h2>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      {data?.rows.map(inclusion => (
        <Inclusion key={inclusion.industry} inclusion={inclusion} />
      ))}
    </section>
  )
}

function Inclusion({ inclusion }: { inclusion: InclusionView }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const titles = Object.fromEntries(
    Object.entries(inclusionStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  const { state, clause, reason, proposedBy, proposedOn, actions } = inclusion
  const ground = [clause === null ? '' : say('panel.clause', { clause }), reason].filter(Boolean).join('；')
  return (
    <div className="inclusion">
      <p>
        <b>{campaign.industryName(inclusion.industry)}</b>{' '}
        <StateWord tone={inclusionTone[state]}>{sentence(listTwoStateWords[state])}</StateWord> {ground}
        {proposedBy !== null && proposedOn !== null && (
          <span className="muted small"> {say('panel.proposed', { who: proposedBy, day: proposedOn })}</span>
        )}
      </p>
      {inclusion.reopenReason !== null && <p>{say('panel.reopened', { reason: inclusion.reopenReason })}</p>}
      <Judgement inclusion={inclusion} />
      {state === 'included' && <RouteFacts inclusion={inclusion} />}
      {actions.length > 0 && (
        <ActionsBar
          quiet
          offers={actions}
          titles={titles}
          form={(action, close) => (
            <InclusionForm key={action} inclusion={inclusion} action={action as TakenInclusionAction} onDone={close} />
          )}
        />
      )}
    </div>
  )
}

/** Who has signed, who has not within the term, and who decided. */
function Judgement({ inclusion }: { inclusion: InclusionView }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const { state, verdict, signedBy, signedOn, signWords, signUnit, signDue, decideDue, silent } = inclusion
  const { decidedBy, decidedOn, decisionWords } = inclusion
  const decided = state === 'included' || state === 'notIncluded'
  return (
    <>
      {verdict !== null && state !== 'reopened' && (
        <p>
          {say('panel.signed', { verdict: sentence(verdictWords[verdict]), who: signedBy ?? '', day: signedOn ?? '' })}
          {signWords !== null && `：${signWords}`}
        </p>
      )}
      {verdict === null && signDue !== null && (
        <p className={silent ? undefined : 'muted'}>
          {say(silent ? 'panel.silent' : 'panel.toSign', { unit: signUnit, day: signDue })}
        </p>
      )}
      {decideDue !== null && <p className="muted">{say('panel.toDecide', { day: decideDue })}</p>}
      {decided && decidedBy !== null && decidedOn !== null && (
        <p>
          {say('panel.decided', { who: decidedBy, day: decidedOn })}
          {decisionWords !== null && `：${decisionWords}`}
        </p>
      )}
    </>
  )
}
