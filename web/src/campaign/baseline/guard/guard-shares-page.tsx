import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type GuardShareRow, guardStepWords, listGuardShares } from '#contract/baseline/guard.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSession } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { LedgerFilters } from '#web/ground/table/ledger-filters.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { AskForm } from './ask-form.tsx'
import { GuardSharesSearch } from './guard-shares-search.ts'
import { LawWords } from './law-words.tsx'
import { useGuardFilters } from './use-guard-filters.ts'
import { guardWords } from './words.ts'

/** How far each kind of step has come in each area × industry; whoever is going to need an approval asks for it here before. */
export function GuardSharesPage() {
  const say = useWords(guardWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { actingPost } = useSession()
  const filters = useGuardFilters()
  const [search, change] = useFilters(GuardSharesSearch)
  const [asking, setAsking] = useState<GuardShareRow | null>(null)
  const { data, error } = useQuery({
    queryKey: ['guardApproval', 'shares', actingPost, search],
    queryFn: ({ signal }) => call(listGuardShares, { query: search }, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const figures = (text: string) => <span className="figures">{text}</span>
  return (
    <div className="page">
      <PageHead
        title={say('shares')}
        count={data.rows.length}
        asOf={data.asOf}
        more={
          <Link to="/guard">
            <Button>{say('approvals')}</Button>
          </Link>
        }
      />
      <p className="muted prose">{say('shares.why')}</p>
      <LawWords law={data.law} draft={data.draft} />
      <LedgerFilters filters={filters} search={search} onChange={change} />
      {data.rows.length === 0 ? (
        <p className="muted">{say('shares.none')}</p>
      ) : (
        <PlainTable<GuardShareRow>
          caption={say('shares')}
          rows={data.rows}
          keyOf={row => `${row.step} ${row.area} ${row.industry}`}
          columns={[
            {
              key: 'cell',
              title: say('industry'),
              render: row => `${campaign.areaName(row.area)} ${campaign.industryName(row.industry)}`,
            },
            { key: 'step', title: say('step'), render: row => sentence(guardStepWords[row.step]) },
            {
              key: 'touched',
              title: say('touched'),
              align: 'end',
              render: ({ touched, whole }) => figures(say('touchedOf', { touched, whole })),
            },
            { key: 'share', title: say('share'), align: 'end', render: row => figures(`${row.percent}%`) },
            { key: 'limit', title: say('limit'), align: 'end', render: row => figures(`${row.sharePercent}%`) },
            {
              key: 'most',
              title: say('mostWithout'),
              align: 'end',
              render: row => figures(say('companies', { count: row.mostWithout })),
            },
            { key: 'since', title: say('since'), render: row => <DayOf day={row.since} /> },
            {
              key: 'over',
              title: say('state'),
              render: row => (
                <>
                  {row.touched >= row.mostWithout && <StateWord tone="returned">{say('over')}</StateWord>}{' '}
                  {row.mayAsk && (
                    <Button size="small" onClick={() => setAsking(row)}>
                      {say('ask.button')}
                    </Button>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {asking && (
        <Dialog
          side
          title={say('ask.title', { step: sentence(guardStepWords[asking.step]) })}
          onClose={() => setAsking(null)}
        >
          <AskForm
            about={{ ...asking, needed: 1, law: data.law, untilAtMost: data.untilAtMost }}
            which={say('ask.which', {
              area: campaign.areaName(asking.area),
              industry: campaign.industryName(asking.industry),
              since: asking.since,
              touched: asking.touched,
              whole: asking.whole,
              limit: asking.sharePercent,
            })}
            onAsked={() => setAsking(null)}
          />
        </Dialog>
      )}
    </div>
  )
}
