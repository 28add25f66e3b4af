import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type IntegrityRuleRow, integritySeverityWords, listIntegrityRules } from '#contract/baseline/integrity.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSession } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { CountCourse } from './count-course.tsx'
import { severityTone } from './severity-tone.ts'
import { integrityWords } from './words.ts'
import './integrity.css'

/** 数据核对: what each nightly rule finds in reach, how it goes, and who mends it. */
export function IntegrityPage() {
  const say = useWords(integrityWords)
  const sentence = useSentence()
  const { actingPost } = useSession()
  const { data, error } = useQuery({
    queryKey: ['integrityWaiver', 'rules', actingPost],
    queryFn: ({ signal }) => call(listIntegrityRules, {}, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  return (
    <div className="page">
      <PageHead title={say('title')} asOf={data.asOf} />
      <p className="muted prose">{say('why')}</p>
      <PlainTable<IntegrityRuleRow>
        caption={say('title')}
        rows={data.rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'rule',
            title: say('rule'),
            render: ({ id, sentence: words }) => <Link to={`/integrity/${id}`}>{sentence(words)}</Link>,
          },
          {
            key: 'severity',
            title: say('severity'),
            render: ({ severity }) => (
              <StateWord tone={severityTone[severity]}>{sentence(integritySeverityWords[severity])}</StateWord>
            ),
          },
          {
            key: 'open',
            title: say('open'),
            align: 'end',
            render: ({ open }) => <span className="figures">{open.toLocaleString('en-US')}</span>,
          },
          {
            key: 'waived',
            title: say('waived'),
            align: 'end',
            render: ({ waived }) => <span className="figures">{waived.toLocaleString('en-US')}</span>,
          },
          { key: 'course', title: say('course'), render: ({ course }) => <CountCourse course={course} /> },
          { key: 'owner', title: say('owner'), render: ({ owner }) => sentence(roleWords[owner]) },
          { key: 'checked', title: say('checked'), render: row => <Checked row={row} /> },
        ]}
      />
    </div>
  )
}

function Checked({ row: { checkedAt, failed } }: { row: IntegrityRuleRow }) {
  const say = useWords(integrityWords)
  return (
    <>
      {checkedAt === null ? <span className="muted">{say('notChecked')}</span> : <Time at={checkedAt} />}
      {failed && <StateWord tone="returned">{say('failed')}</StateWord>}
    </>
  )
}
