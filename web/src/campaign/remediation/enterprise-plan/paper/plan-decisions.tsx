import type { EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import { opinionVerdictWords, type PlanBy } from '#contract/remediation/enterprise-plan-paper.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'

const sayBy = ({ unit, person }: PlanBy) => [unit, person].filter(Boolean).join(' ')

/** 承诺, 专家意见, 区块意见, 市级备案: who stands for it, in the order of the paper. */
export function PlanDecisions({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const { content, promise, approval } = plan.paper
  return (
    <>
      <section className="section">
        <h2>{say('paper.promises')}</h2>
        <ol className="plan-promises">
          {content.promises.map(words => (
            <li key={words}>{words}</li>
          ))}
        </ol>
        <p className="muted">
          {promise
            ? say(promise.onBehalf ? 'paper.promisedOnBehalf' : 'paper.promisedBy', {
                day: promise.on,
                by: sayBy(promise.by),
              })
            : say('paper.notPromised')}
        </p>
      </section>
      <Opinions plan={plan} />
      <section className="section">
        <h2>{say('paper.approval')}</h2>
        {approval?.words && <p className="prose">{approval.words}</p>}
        <p className="muted">
          {approval ? say('paper.approvedBy', { day: approval.on, by: sayBy(approval.by) }) : say('paper.notApproved')}
        </p>
      </section>
      <section className="section">
        <h2>{say('paper.filing')}</h2>
        {plan.filed?.words && <p className="prose">{plan.filed.words}</p>}
        <p className="muted">
          {plan.filed
            ? say('paper.filedOn', { day: plan.filed.on, number: plan.filed.filingNumber ?? '' })
            : say('paper.notFiled')}
        </p>
        {plan.completed && (
          <p>
            {say('paper.completedOn', { day: plan.completed.on })} {plan.completed.words}
          </p>
        )}
      </section>
    </>
  )
}

function Opinions({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const { opinions } = plan.paper
  return (
    <section className="section">
      <h2>{say('paper.opinions')}</h2>
      {opinions.length === 0 && <p className="muted">{say('paper.noOpinions')}</p>}
      <ul className="plain-list">
        {opinions.map(({ by, on, verdict, words, expert }) => (
          <li key={`${on} ${by.unit} ${words}`} className="plan-opinion">
            <b>{sentence(opinionVerdictWords[verdict])}</b> {words}
            <p className="small muted">
              {expert === null
                ? say('paper.opinionBy', { day: on, by: sayBy(by) })
                : say('paper.recordedFor', { day: on, by: sayBy(by), expert })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
