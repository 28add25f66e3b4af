import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  FindingStanding,
  findingStandingWords,
  type IntegrityFindingRow,
  integritySeverityWords,
  listIntegrityFindings,
  listIntegrityRules,
} from '#contract/baseline/integrity.ts'
import { type IntegrityWaiverAction, integrityWaiverStates } from '#contract/baseline/integrity-waiver.states.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import type { RowAction } from '#web/ground/table/ledger-definition.ts'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { severityTone } from './severity-tone.ts'
import { WaiverForm } from './waiver-form.tsx'
import { integrityWords } from './words.ts'

/** What one rule finds in reach: each leads to the record where it is mended, or is waived with a reason. */
export function FindingsPage() {
  const say = useWords(integrityWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const rule = usePathParameter('rule')
  const { actingPost } = useSession()
  const [open, setOpen] = useState<{ action: IntegrityWaiverAction; row: IntegrityFindingRow } | null>(null)
  const { data } = useQuery({
    queryKey: ['integrityWaiver', 'rules', actingPost],
    queryFn: ({ signal }) => call(listIntegrityRules, {}, { signal }),
  })
  const the = data?.rows.find(({ id }) => id === rule)
  const wordsOf = (action: IntegrityWaiverAction) => sentence(integrityWaiverStates.actions[action].words)
  const actionsOf = (row: IntegrityFindingRow): RowAction[] =>
    row.actions.map(offer => ({
      key: offer.action,
      label: wordsOf(offer.action as IntegrityWaiverAction),
      disabled: !offer.allowed,
      ...(offer.refusal ? { note: sentence(offer.refusal) } : {}),
      run: () => setOpen({ action: offer.action as IntegrityWaiverAction, row }),
    }))
  const linkOf = (row: IntegrityFindingRow) =>
    the?.subject === 'problem' ? `/problems/${row.subjectId}` : `/enterprises/${row.subjectId}`
  return (
    <div className="page page--fill">
      <Ledger<IntegrityFindingRow>
        name="integrityFindings"
        topic="integrityWaiver"
        caption={the ? sentence(the.sentence) : say('title')}
        endpoint={listIntegrityFindings}
        fixed={{ rule }}
        keyOf={row => row.subjectId}
        linkOf={linkOf}
        columns={[
          { key: 'record', title: say('record'), width: 260, render: row => row.label },
          { key: 'detail', title: say('detail'), width: 260, render: row => row.detail },
          {
            key: 'place',
            title: say('area'),
            width: 160,
            render: row => [campaign.areaName(row.area), campaign.townshipName(row.township)].filter(Boolean).join(' '),
          },
          {
            key: 'industry',
            title: say('industry'),
            width: 110,
            render: row => row.industry && campaign.industryName(row.industry),
          },
          { key: 'since', title: say('since'), width: 104, render: row => <DayOf day={row.foundOn} /> },
          {
            key: 'standing',
            title: say('standing'),
            width: 200,
            render: row =>
              row.mended ? (
                <StateWord tone="done">{say('mended')}</StateWord>
              ) : row.waiver ? (
                <span title={row.waiver.by}>{row.waiver.reason}</span>
              ) : (
                <StateWord tone="open">{sentence(findingStandingWords.open)}</StateWord>
              ),
          },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'standing',
            title: say('standing'),
            options: FindingStanding.options.map(value => ({ value, label: sentence(findingStandingWords[value]) })),
          },
          {
            kind: 'choice',
            key: 'area',
            title: say('area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            kind: 'choice',
            key: 'industry',
            title: say('industry'),
            several: true,
            options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        rowActions={actionsOf}
        empty={{ why: say('none') }}
        head={({ total, asOf }) => (
          <PageHead
            title={the ? sentence(the.sentence) : say('title')}
            count={total}
            asOf={asOf}
            below={
              the && (
                <StateWord tone={severityTone[the.severity]}>
                  {sentence(integritySeverityWords[the.severity])}
                </StateWord>
              )
            }
            more={
              <Link to="/integrity">
                <Button>{say('back')}</Button>
              </Link>
            }
          />
        )}
      />
      {open && (
        <Dialog side title={wordsOf(open.action)} onClose={() => setOpen(null)}>
          <WaiverForm rule={rule} action={open.action} row={open.row} onDone={() => setOpen(null)} />
        </Dialog>
      )}
    </div>
  )
}
