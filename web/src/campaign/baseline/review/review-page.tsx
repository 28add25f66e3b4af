import { useState } from 'react'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { EnterpriseKind, enterpriseKindWords } from '#contract/baseline/enterprise-words.ts'
import { listReview, type ReviewAction, type ReviewRow } from '#contract/baseline/review.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useTownshipChoices } from '../township-choices.ts'
import { baselineWords } from '../words.ts'
import { ReviewDialog } from './review-dialog.tsx'

/** 乡镇 → 区块 → 市级行业主管部门: what waits for this post, the oldest first, to be passed on or returned, one or many at once. */
export function ReviewPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const townships = useTownshipChoices()
  const [open, setOpen] = useState<{ action: ReviewAction; rows: readonly ReviewRow[]; release: () => void } | null>(
    null,
  )
  const pass = (rows: readonly ReviewRow[], release = () => {}) =>
    rows[0] && setOpen({ action: rows[0].next, rows, release })
  const sendBack = (rows: readonly ReviewRow[], release = () => {}) =>
    setOpen({ action: 'returnForCorrection', rows, release })

  return (
    <div className="page page--fill">
      <Ledger<ReviewRow>
        name="review"
        topic="enterprise"
        caption={say('review.title')}
        endpoint={listReview}
        keyOf={row => row.id}
        linkOf={row => `/enterprises/${row.id}`}
        columns={[
          { key: 'name', title: say('registry.name'), width: 220, render: row => row.name },
          {
            key: 'remarks',
            title: say('review.remarks'),
            width: 170,
            render: row => row.remarks.map(remark => say(`review.remark.${remark}`)).join(say('separator')),
          },
          {
            key: 'industries',
            title: say('registry.industries'),
            width: 120,
            render: row => row.industries.map(campaign.industryName).join('、'),
          },
          {
            key: 'township',
            title: say('registry.township'),
            width: 130,
            render: row => `${campaign.areaName(row.area)} ${campaign.townshipName(row.township)}`,
          },
          { key: 'reportedBy', title: say('review.reportedBy'), width: 130, render: row => row.reportedBy },
          {
            key: 'due',
            title: say('review.due'),
            width: 120,
            render: row =>
              row.due && (
                <>
                  <DayOf day={row.due} />
                  {row.lateDays > 0 && (
                    <span className="review__late"> {say('review.late', { count: row.lateDays })}</span>
                  )}
                </>
              ),
          },
          {
            key: 'kind',
            title: say('registry.kind'),
            width: 76,
            shown: false,
            render: row => sentence(enterpriseKindWords[row.kind]),
          },
          { key: 'code', title: say('registry.code'), width: 180, shown: false, render: row => row.code },
          { key: 'address', title: say('registry.address'), width: 220, shown: false, render: row => row.address },
          { key: 'contact', title: say('registry.contact'), width: 92, shown: false, render: row => row.contactName },
        ]}
        filters={[
          { kind: 'text', key: 'text', title: say('registry.text') },
          {
            kind: 'choice',
            key: 'area',
            title: say('registry.area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          { kind: 'choice', key: 'township', title: say('registry.township'), several: true, options: townships },
          {
            kind: 'choice',
            key: 'industry',
            title: say('registry.industries'),
            several: true,
            options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            key: 'kind',
            title: say('registry.kind'),
            several: true,
            options: EnterpriseKind.options.map(kind => ({ value: kind, label: sentence(enterpriseKindWords[kind]) })),
          },
        ]}
        rowActions={row => [
          {
            key: 'pass',
            label: sentence(enterpriseStates.actions[row.next].words),
            primary: true,
            run: () => pass([row]),
          },
          {
            key: 'return',
            label: sentence(enterpriseStates.actions.returnForCorrection.words),
            run: () => sendBack([row]),
          },
        ]}
        bulkActions={[
          { key: 'pass', label: say('review.pass'), run: pass },
          {
            key: 'return',
            label: sentence(enterpriseStates.actions.returnForCorrection.words),
            run: sendBack,
          },
        ]}
        empty={{ why: say('review.empty') }}
        head={({ total, asOf }) => <PageHead title={say('review.title')} count={total} asOf={asOf} />}
      />
      {open && (
        <ReviewDialog action={open.action} rows={open.rows} onAnswered={open.release} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}
