import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type GuardApprovalRow, guardStepWords, listGuardApprovals } from '#contract/baseline/guard.ts'
import { guardApprovalStateNames, guardApprovalStates } from '#contract/baseline/guard-approval.states.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { DayOf, Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ApprovalState } from './approval-state.tsx'
import { useGuardFilters } from './use-guard-filters.ts'
import { guardWords } from './words.ts'

/** 一刀切防线: what was asked to be let through, and what became of it. */
export function GuardPage() {
  const say = useWords(guardWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const filters = useGuardFilters()
  return (
    <div className="page page--fill">
      <Ledger<GuardApprovalRow>
        name="guardApprovals"
        topic="guardApproval"
        caption={say('title')}
        endpoint={listGuardApprovals}
        keyOf={row => row.id}
        linkOf={row => `/guard/${row.id}`}
        columns={[
          { key: 'step', title: say('step'), width: 150, render: row => sentence(guardStepWords[row.step]) },
          { key: 'state', title: say('state'), width: 104, render: row => <ApprovalState row={row} /> },
          { key: 'area', title: say('area'), width: 104, render: row => campaign.areaName(row.area) },
          { key: 'industry', title: say('industry'), width: 130, render: row => campaign.industryName(row.industry) },
          {
            key: 'used',
            title: say('used'),
            width: 120,
            align: 'end',
            render: row => <span className="figures">{say('usedOf', { used: row.used, most: row.atMost })}</span>,
          },
          {
            key: 'validUntil',
            title: say('validUntil'),
            width: 104,
            render: row => <DayOf day={row.validUntil} />,
          },
          { key: 'reason', title: say('reason'), width: 240, render: row => row.reason },
          { key: 'asked', title: say('asked'), width: 190, render: row => row.askedByWords },
          { key: 'askedAt', title: say('askedAt'), width: 120, render: row => <Time at={row.askedAt} /> },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'state',
            title: say('state'),
            several: true,
            options: guardApprovalStateNames.map(value => ({
              value,
              label: sentence(guardApprovalStates.states[value]),
            })),
          },
          ...filters,
        ]}
        empty={{ why: say('none') }}
        head={({ total, asOf }) => (
          <PageHead
            title={say('title')}
            count={total}
            asOf={asOf}
            below={say('why')}
            more={
              <Link to="/guard/shares">
                <Button>{say('shares')}</Button>
              </Link>
            }
          />
        )}
      />
    </div>
  )
}
