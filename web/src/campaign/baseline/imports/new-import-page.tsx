import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { showImport, uploadImport } from '#contract/baseline/import.ts'
import type { JobView } from '#contract/ground/job.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { sendParts } from '#web/ground/http/send-parts.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useOwnUnit } from '../own-unit.ts'
import { useWhenJobEnds } from '../use-when-job-ends.ts'
import { baselineWords } from '../words.ts'
import { type Defaults, ListDefaults } from './list-defaults.tsx'
import { batchTopic } from './use-batch.ts'
import { WorkbookField } from './workbook-field.tsx'
import './imports.css'

/** Largest workbook taken, megabytes; the server says the same. */
const most = 100

/** 导入清单: one workbook, sent and judged while one waits; what cannot be read is said at the field. */
export function NewImportPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [defaults, setDefaults] = useState<Defaults>({ area: '', township: useOwnUnit().township, industry: '' })
  const [wrong, setWrong] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [judging, setJudging] = useState<{ batchId: string; jobId: string } | null>(null)
  const sending = useRef<AbortController | null>(null)
  useEffect(() => () => sending.current?.abort(), [])

  const pick = (chosen: File) => {
    setRefusal(null)
    setFile(chosen)
    setWrong(chosen.size > most * 1_048_576 ? say('imports.tooLarge', { most }) : undefined)
  }
  const send = async () => {
    if (!file) return setWrong(say('imports.chooseFirst'))
    if (wrong !== undefined) return
    setRefusal(null)
    setSent(0)
    const parts = new FormData()
    parts.set('requestId', makeRequestId())
    for (const [name, value] of Object.entries(defaults)) if (value !== '') parts.set(name, value)
    // Last, so that the server knows the rest before the bytes come.
    parts.set('file', file, file.name)
    sending.current = new AbortController()
    try {
      const batch = await sendParts(uploadImport, parts, { onProgress: setSent, signal: sending.current.signal })
      queryClient.setQueryData([batchTopic, batch.id], batch)
      if (batch.job) setJudging({ batchId: batch.id, jobId: batch.job.id })
      else void navigate({ to: `/imports/${batch.id}` })
    } catch (thrown) {
      if (sending.current.signal.aborted) return
      const refused = asRefusal(thrown)
      if (refused.status === 413 || refused.status === 415 || refused.status === 422) setWrong(said(refused))
      else setRefusal(refused)
    } finally {
      setSent(null)
    }
  }
  const said = ({ detail, accepted }: Refusal) =>
    [detail, accepted].flatMap(one => (one ? sentence(one) : [])).join(' ')

  const judged = async (job: JobView) => {
    if (!judging) return
    const batch = await queryClient.fetchQuery({
      queryKey: [batchTopic, judging.batchId],
      queryFn: () => call(showImport, { params: { id: judging.batchId } }),
    })
    setJudging(null)
    if (batch.state === 'refused') setWrong(sentence(batch.message ?? job.words))
    else if (job.state === 'failed') setWrong(sentence(job.words))
    else await navigate({ to: `/imports/${judging.batchId}` })
  }

  return (
    <div className="page">
      <PageHead title={say('imports.new')} />
      {judging ? (
        <Judging jobId={judging.jobId} onEnd={job => void judged(job)} />
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void send()
          }}
        >
          <WorkbookField file={file} wrong={wrong} onPick={pick} />
          <ListDefaults value={defaults} onChange={setDefaults} />
          {refusal && <RefusalWords refusal={refusal} />}
          {sent !== null && (
            <div className="job">
              <div className="job__progress">
                <progress max={100} value={Math.floor(sent * 100)} aria-label={say('imports.sending')} />
                <span className="figures">{Math.floor(sent * 100)}%</span>
              </div>
            </div>
          )}
          <div className="form__end">
            <Button type="primary" htmlType="submit" loading={sent !== null}>
              {say('imports.send')}
            </Button>
            {sent !== null && <Button onClick={() => sending.current?.abort()}>{say('imports.stopSending')}</Button>}
            <span className="form__saved">{say('imports.nothingYet')}</span>
          </div>
        </form>
      )}
    </div>
  )
}

function Judging({ jobId, onEnd }: { jobId: string; onEnd: (job: JobView) => void }) {
  useWhenJobEnds(jobId, onEnd)
  return <JobProgress id={jobId} />
}
