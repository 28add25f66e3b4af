import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { duplicatePairStates } from '#contract/baseline/duplicate-pair.states.ts'
import { type DuplicatePairView, duplicateReasonWords, showDuplicatePair } from '#contract/baseline/duplicate-pair.ts'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { EnterpriseField, type EnterpriseView } from '#contract/baseline/enterprise.ts'
import { DecidePair } from '#web/campaign/baseline/duplicates/decide-pair.tsx'
import { pairTone } from '#web/campaign/baseline/duplicates/pair-tone.ts'
import { useSayField } from '#web/campaign/baseline/enterprise/fact-words.ts'
import { enterpriseTone } from '#web/campaign/baseline/enterprise-tone.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useReadFact } from '../dossier/enterprise-facts.tsx'
import { FileProblems } from '../dossier/file-problems.tsx'
import { FileTimeline } from '../dossier/file-timeline.tsx'
import './duplicate.css'

/** 并排核对: two records that may be one, with what differs marked, their problems and their histories; and the decision. */
export function DuplicatePairPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const id = usePathParameter('id')
  const { data: pair, error } = useQuery({
    queryKey: ['duplicatePair', id],
    queryFn: ({ signal }) => call(showDuplicatePair, { params: { id } }, { signal }),
  })
  if (error && !pair) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!pair) return <PageSkeleton />
  const [one, other] = pair.records
  return (
    <div className="page">
      <PageHead
        title={say('duplicates.pair')}
        asOf={pair.asOf}
        below={
          <>
            <StateWord tone={pairTone[pair.state]}>{sentence(duplicatePairStates.states[pair.state])}</StateWord>{' '}
            {say('duplicates.because', {
              reasons: pair.reasons.map(reason => sentence(duplicateReasonWords[reason])).join('、'),
            })}
          </>
        }
        action={<DecidePair pair={pair} />}
      />
      <Decided pair={pair} />
      <Facts one={one} other={other} />
      <div className="pair">
        {[one, other].map(record => (
          <section key={record.id} className="pair__side" aria-label={record.name}>
            <FileProblems id={record.id} />
            <FileTimeline id={record.id} />
          </section>
        ))}
      </div>
    </div>
  )
}

/** Who decided what, and what an undoing could not put back. */
function Decided({ pair }: { pair: DuplicatePairView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const { decidedBy, decidedReason, merge } = pair
  const nameOf = (id: string) => pair.records.find(record => record.id === id)?.name ?? ''
  if (!decidedBy && !merge) return null
  return (
    <div className="pair__decided">
      {decidedBy && <p>{say('duplicates.decidedBy', { by: decidedBy, reason: decidedReason ?? '' })}</p>}
      {merge && pair.state === 'same' && (
        <p>
          {say('duplicates.kept', { kept: nameOf(merge.keptId), merged: nameOf(merge.mergedId) })}
          {merge.moved.length > 0 &&
            say('duplicates.moved', {
              count: merge.moved.length,
              labels: merge.moved.map(({ label }) => label).join('、'),
            })}
        </p>
      )}
      {merge && merge.left.length > 0 && (
        <>
          <p>{say('duplicates.left')}</p>
          <ul>
            {merge.left.map(words => (
              <li key={words.zh}>{sentence(words)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const compared = EnterpriseField.options.filter(field => field !== 'place' && field !== 'usccReason')

/** Fact by fact; a difference is marked in words for whoever sees no colours. */
function Facts({ one, other }: { one: EnterpriseView; other: EnterpriseView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const sayField = useSayField()
  const readOne = useReadFact(one)
  const readOther = useReadFact(other)
  const rows = [
    ...compared.map(field => ({
      key: field as string,
      title: sayField(field),
      values: [readOne(field), readOther(field)],
    })),
    {
      key: 'formerNames',
      title: say('file.formerNames'),
      values: [one, other].map(({ formerNames }) => formerNames.map(({ name }) => name).join('、') || null),
    },
    {
      key: 'reported',
      title: say('review.reportedBy'),
      values: [one, other].map(
        ({ reportedBy: { unitName, personName, at } }) => `${unitName} ${personName} ${at.slice(0, 10)}`,
      ),
    },
  ].filter(({ values }) => values.some(Boolean))
  return (
    <table className="pair__facts">
      <caption className="unseen">{say('duplicates.pair')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('file.facts')}</th>
          {[one, other].map(record => (
            <th key={record.id} scope="col">
              <Link to={`/enterprises/${record.id}`}>{record.name}</Link>{' '}
              <StateWord tone={enterpriseTone[record.state]}>
                {sentence(enterpriseStates.states[record.state])}
              </StateWord>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title, values }) => {
          const differs = values[0] !== values[1]
          return (
            <tr key={key} className={differs ? 'pair__differs' : undefined}>
              <th scope="row">
                {title}
                {differs && <span className="pair__mark">{say('duplicates.differs')}</span>}
              </th>
              {values.map((value, side) => (
                <td key={side === 0 ? one.id : other.id}>
                  {value || <span className="muted">{say('file.nothing')}</span>}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
