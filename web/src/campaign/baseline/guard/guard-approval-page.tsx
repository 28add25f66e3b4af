import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type GuardApprovalView, guardStepWords, showGuardApproval } from '#contract/baseline/guard.ts'
import { guardApprovalStates } from '#contract/baseline/guard-approval.states.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { EvidenceViewer } from '#web/ground/evidence/evidence-viewer.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSession } from '#web/ground/session/use-session.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { DayOf, Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ApprovalState } from './approval-state.tsx'
import { DecideForm } from './decide-form.tsx'
import { LawWords } from './law-words.tsx'
import { guardWords } from './words.ts'

/** One request: the figures then and now, the enterprises behind them, the paper and the law; decided here by another person. */
export function GuardApprovalPage() {
  const id = usePathParameter('id')
  const { actingPost } = useSession()
  const { data: the, error } = useQuery({
    queryKey: ['guardApproval', id, actingPost],
    queryFn: ({ signal }) => call(showGuardApproval, { params: { id } }, { signal }),
  })
  if (error && !the) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  return the ? <Approval the={the} /> : <PageSkeleton />
}

function Approval({ the }: { the: GuardApprovalView }) {
  const say = useWords(guardWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const actions = guardApprovalStates.actions
  return (
    <div className="page">
      <PageHead
        title={say('page.title', {
          area: campaign.areaName(the.area),
          industry: campaign.industryName(the.industry),
          step: sentence(guardStepWords[the.step]),
        })}
        below={
          <>
            <ApprovalState row={the} /> {say('usedOf', { used: the.used, most: the.atMost })}
          </>
        }
      />
      <ActionsBar
        offers={the.actions}
        titles={Object.fromEntries(Object.entries(actions).map(([key, { words }]) => [key, sentence(words)]))}
        form={(action, close) =>
          action === 'approve' || action === 'decline' || action === 'withdraw' ? (
            <DecideForm the={the} action={action} onDone={close} />
          ) : null
        }
      />
      <LawWords law={the.law} draft={the.draft} />
      <Facts the={the} />
      {the.files.length > 0 && (
        <section className="section">
          <h2>{say('page.files')}</h2>
          <EvidenceViewer files={the.files} />
        </section>
      )}
      <Enterprises title={say('page.resting')} rows={the.resting} />
      <Enterprises title={say('page.enterprises')} rows={the.enterprises} />
    </div>
  )
}

function Facts({ the }: { the: GuardApprovalView }) {
  const say = useWords(guardWords)
  const figures = ({ since, touched, whole, sharePercent }: GuardApprovalView['asked']) =>
    say('page.figures', {
      since,
      touched,
      whole,
      percent: whole === 0 ? 0 : Math.round((touched / whole) * 1000) / 10,
      limit: sharePercent,
    })
  return (
    <FactList
      facts={[
        { title: say('page.then'), value: figures(the.asked) },
        { title: say('page.now'), value: the.now ? figures(the.now) : say('page.notJudged') },
        { title: say('mostWithout'), value: the.now && say('companies', { count: the.now.mostWithout }) },
        { title: say('reason'), value: the.reason },
        { title: say('page.paper'), value: the.paperNumber },
        { title: say('validUntil'), value: <DayOf day={the.validUntil} /> },
        {
          title: say('asked'),
          value: (
            <>
              {the.askedByWords} <Time at={the.askedAt} />
            </>
          ),
        },
        {
          title: say('page.decided'),
          value: the.decidedAt && (
            <>
              {the.decidedByWords} <Time at={the.decidedAt} />
            </>
          ),
        },
        { title: say('page.decisionWords'), value: the.decisionWords },
      ]}
    />
  )
}

function Enterprises({ title, rows }: { title: string; rows: GuardApprovalView['enterprises'] }) {
  const say = useWords(guardWords)
  return (
    <section className="section">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="muted">{say('page.noEnterprises')}</p>
      ) : (
        <PlainTable
          caption={title}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'enterprise',
              title: say('enterprise'),
              render: ({ id, name }) => <Link to={`/enterprises/${id}`}>{name}</Link>,
            },
            { key: 'at', title: say('at'), render: ({ at }) => <Time at={at} /> },
            { key: 'by', title: say('by'), render: ({ actorWords }) => actorWords },
          ]}
        />
      )}
    </section>
  )
}
