import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  exportListVersion,
  type ListRow,
  type ListVersionView,
  listVersionRows,
  showListVersion,
  verifyListVersion,
} from '#contract/baseline/list-version.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { DraftDocumentButton } from '#web/ground/document/draft-document-button.tsx'
import { addressOf, call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { MenuButton } from '#web/ground/menu/menu-button.tsx'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import type { Column } from '#web/ground/table/ledger-definition.ts'
import { listWithin } from '#web/ground/table/list-within.ts'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useTownshipChoices } from '../township-choices.ts'
import { baselineWords } from '../words.ts'
import { listVersionTopic, useSayListFact, useSayVersion } from './use-say-version.ts'
import './lists.css'

/** Columns that a screen shows; the rest stand in the column chooser and in the workbook. */
const shownColumns = 11

/** One frozen version: who froze it, its signature, its rows as they were, and the versions it can be held against. */
export function ListVersionPage() {
  const id = usePathParameter('id')
  const { data: version, error } = useQuery({
    queryKey: [listVersionTopic, id],
    queryFn: ({ signal }) => call(showListVersion, { params: { id } }, { signal }),
  })
  if (error && !version) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  return version ? <Version version={version} /> : <PageSkeleton />
}

function Version({ version }: { version: ListVersionView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const townships = useTownshipChoices()
  const sayVersion = useSayVersion()
  const sayFact = useSayListFact()
  const within = { id: version.id }
  const inName = (key: string) => key === 'name' || key === 'number'
  const [nameColumn, ...others] = [
    ...version.columns.filter(({ key }) => key === 'name'),
    ...version.columns.filter(({ key }) => key !== 'name'),
  ]
  const column = (said: ListVersionView['columns'][number], at: number): Column<ListRow> => ({
    key: said.key,
    title: sentence(said.words),
    width: inName(said.key) ? 240 : Math.max(80, Math.min(320, said.width * 7)),
    shown: at < shownColumns,
    onCard: at < 5,
    render: row => sayFact(said, row.facts[said.key] ?? null),
  })
  return (
    <div className="page page--fill">
      <Ledger<ListRow>
        name={`listVersion.${version.list}`}
        topic={listVersionTopic}
        caption={sayVersion.version(version)}
        endpoint={listWithin(listVersionRows, within)}
        exportLink={exportFrom({ path: addressOf(exportListVersion, { params: within }) as `/api/${string}` })}
        keyOf={row => String(row.position)}
        linkOf={row => (version.list === 'listThree' ? `/problems/${row.subjectId}` : `/enterprises/${row.subjectId}`)}
        columns={[
          nameColumn
            ? column(nameColumn, 0)
            : { key: 'name', title: say('registry.name'), width: 240, render: row => row.name },
          {
            key: 'position',
            title: say('lists.position'),
            width: 64,
            align: 'end',
            onCard: false,
            render: row => row.position,
          },
          ...others.map((said, at) => column(said, at + 1)),
        ]}
        filters={[
          { kind: 'text', key: 'text', title: say('registry.name') },
          ...(version.area === null
            ? [
                {
                  kind: 'choice' as const,
                  key: 'area',
                  title: say('registry.area'),
                  several: true,
                  options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
                },
              ]
            : []),
          ...(version.industry === null
            ? [
                {
                  kind: 'choice' as const,
                  key: 'industry',
                  title: say('registry.industries'),
                  several: true,
                  options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
                },
              ]
            : []),
          { kind: 'choice', key: 'township', title: say('registry.township'), several: true, options: townships },
        ]}
        empty={{ why: say('lists.noneInReach') }}
        head={() => (
          <>
            <PageHead
              title={`${sentence(version.listWords)} · ${sayVersion.version(version)}`}
              count={version.rows}
              below={
                <>
                  {say('lists.frozenAtBy', { by: `${version.unitName} ${version.personName}` })}{' '}
                  <Time at={version.frozenAt} precise />
                </>
              }
              action={<Compare version={version} />}
              more={
                <>
                  <DraftDocumentButton papers={[{ kind: 'listCoverLetter', subject: { listVersion: version.id } }]} />
                  <Verify id={version.id} />
                </>
              }
            />
            <Signature version={version} />
          </>
        )}
      />
    </div>
  )
}

/** What it was signed with: folded away, since an office looks at it once a year. */
function Signature({ version }: { version: ListVersionView }) {
  const say = useWords(baselineWords)
  const campaign = useCampaign()
  const cells = version.cells.filter(({ count }) => count > 0)
  return (
    <details className="list-version__signature">
      <summary>
        {say('lists.signature')} <code>{version.hash.slice(0, 16)}…</code>
        {version.note && <span className="muted"> · {version.note}</span>}
      </summary>
      <FactList
        facts={[
          { title: say('lists.hash'), value: <code>{version.hash}</code> },
          { title: say('lists.rowsHash'), value: <code>{version.rowsHash}</code> },
          {
            title: say('lists.previousHash'),
            value: version.previousHash ? <code>{version.previousHash}</code> : say('lists.firstOfSeries'),
          },
          {
            title: say('lists.cells'),
            value: cells
              .map(
                ({ area, industry, count }) => `${campaign.areaName(area)} ${campaign.industryName(industry)} ${count}`,
              )
              .join('；'),
          },
        ]}
      />
    </details>
  )
}

function Compare({ version }: { version: ListVersionView }) {
  const say = useWords(baselineWords)
  const sayVersion = useSayVersion()
  const navigate = useNavigate()
  if (version.comparable.length === 0) return <span className="muted">{say('lists.nothingToCompare')}</span>
  return (
    <MenuButton
      items={version.comparable.map(other => ({
        key: other.id,
        label: sayVersion.version(other),
        note: <Time at={other.frozenAt} />,
        onChoose: () =>
          void navigate({ to: `/list-versions/${version.id}/difference`, search: { with: other.id } as never }),
      }))}
    >
      {say('lists.compareWith')} ▾
    </MenuButton>
  )
}

/** Computes the hashes again, as long work with an answer in a sentence. */
function Verify({ id }: { id: string }) {
  const say = useWords(baselineWords)
  const [job, setJob] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const verify = async () => {
    try {
      setRefusal(null)
      const started = await call(verifyListVersion, { params: { id }, body: { requestId: makeRequestId() } })
      setJob(started.id)
    } catch (error) {
      setRefusal(asRefusal(error))
    }
  }
  return (
    <>
      <Button onClick={() => void verify()}>{say('lists.verify')}</Button>
      {refusal && <RefusalWords refusal={refusal} />}
      {job && (
        <Dialog title={say('lists.verify')} onClose={() => setJob(null)}>
          <JobProgress id={job} />
        </Dialog>
      )}
    </>
  )
}
