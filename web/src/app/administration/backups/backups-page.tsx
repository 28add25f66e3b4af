import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type BackupRow, listBackups, startBackup } from '#contract/ground/backup.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { sayBytes } from './say-bytes.ts'

const toneOf: Readonly<Record<BackupRow['state'], StateTone>> = {
  running: 'working',
  whole: 'done',
  failed: 'returned',
}

/** 备份: what there is to come back to, and whether last night's was made. */
export function BackupsPage() {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const [requestId] = useState(makeRequestId)
  const about = useQuery({
    queryKey: ['backups', 'settings'],
    queryFn: ({ signal }) => call(listBackups, { query: { limit: 1 } }, { signal }),
  }).data
  const start = useMutation({
    mutationFn: () => call(startBackup, { body: { requestId } }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['backups'] }),
  })
  const button =
    about?.mayStart && !start.data ? (
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
        {say('backups.start')}
      </Button>
    ) : undefined
  return (
    <div className="page page--fill">
      <Ledger<BackupRow>
        name="backups"
        topic="backups"
        caption={say('backups.title')}
        endpoint={listBackups}
        keyOf={row => row.id}
        columns={[
          { key: 'startedAt', title: say('backups.startedAt'), width: 140, render: row => <Time at={row.startedAt} /> },
          {
            key: 'state',
            title: say('backups.state'),
            width: 96,
            render: row =>
              row.removedAt === null ? (
                <StateWord tone={toneOf[row.state]}>{say(`backups.${row.state}`)}</StateWord>
              ) : (
                <StateWord tone="ended">{say('backups.removed')}</StateWord>
              ),
          },
          {
            key: 'askedBy',
            title: say('backups.askedBy'),
            width: 110,
            render: row => row.askedByName ?? say(`backups.by.${row.askedBy}`),
          },
          {
            key: 'holds',
            title: say('backups.holds'),
            width: 230,
            render: row =>
              row.bytes !== null &&
              say('backups.counts', {
                rows: (row.rows ?? 0).toLocaleString('en-US'),
                files: (row.files ?? 0).toLocaleString('en-US'),
                size: sayBytes(row.bytes),
              }),
          },
          {
            key: 'encrypted',
            title: say('backups.encryption'),
            width: 90,
            render: row => say(row.encrypted ? 'backups.encrypted' : 'backups.readable'),
          },
          { key: 'folder', title: say('backups.folder'), width: 230, render: row => row.folder },
          {
            key: 'note',
            title: say('backups.note'),
            width: 260,
            render: row =>
              row.failure
                ? sentence(row.failure)
                : row.missingFiles > 0 && say('backups.missing', { count: row.missingFiles }),
          },
        ]}
        filters={[]}
        empty={{ why: say('backups.empty'), todo: button }}
        head={({ asOf }) => (
          <>
            <PageHead
              title={say('backups.title')}
              asOf={asOf}
              action={button}
              below={about && <SettingsLine settings={about.settings} />}
            />
            {start.error && <RefusalWords refusal={asRefusal(start.error)} />}
            {start.data && <JobProgress id={start.data.id} />}
          </>
        )}
      />
    </div>
  )
}

function SettingsLine({
  settings: { hour, keep, encrypted, possible },
}: {
  settings: Awaited<ReturnType<typeof call<typeof listBackups>>>['settings']
}) {
  const say = useWords(administrationWords)
  if (!possible) return <>{say('backups.impossible')}</>
  return (
    <>
      {hour === null ? say('backups.noNight') : say('backups.nightly', { hour, count: keep })}{' '}
      {say(encrypted ? 'backups.allEncrypted' : 'backups.allReadable')}
    </>
  )
}
