import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { type BackupRow, listBackups, startBackup } from '#contract/ground/backup.ts'
import type { JobView } from '#contract/ground/job.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { BackupUnderWay } from './backup-under-way.tsx'
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
  const [jobId, setJobId] = useState<string | null>(null)
  const about = useQuery({
    queryKey: ['backups', 'settings'],
    queryFn: ({ signal }) => call(listBackups, { query: { limit: 1 } }, { signal }),
  }).data
  const start = useMutation({
    mutationFn: () => call(startBackup, { body: { requestId: makeRequestId() } }),
    onSuccess: job => setJobId(job.id),
  })
  const ended = useCallback(
    (job: JobView) => {
      announce(sentence(job.words))
      setJobId(null)
      void queryClient.invalidateQueries({ queryKey: ['backups'] })
    },
    [queryClient, sentence],
  )
  const button =
    about?.mayStart && jobId === null ? (
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
            {jobId !== null && <BackupUnderWay id={jobId} onEnded={ended} />}
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
