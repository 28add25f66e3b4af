import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JobView } from '#contract/ground/job.ts'
import { fileAddress } from '../evidence/file-address.ts'
import { asRefusal } from '../http/refusal.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { type StateTone, StateWord } from '../state-word/state-word.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { hasEnded, useJob } from './use-job.ts'
import './job-progress.css'

const tones: Readonly<Record<JobView['state'], StateTone>> = {
  waiting: 'open',
  running: 'working',
  done: 'done',
  failed: 'returned',
  cancelled: 'ended',
}

/**
 * Long work: how far it is, what it is doing, the way to stop it, and row by row what became of it.
 * @param linkOf where the record of a row is, by the row's key
 */
export function JobProgress({ id, linkOf }: { id: string; linkOf?: (key: string) => string }) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  const { job, error, cancel, retry } = useJob(id)
  if (error && !job) return <RefusalWords refusal={asRefusal(error)} />
  if (!job) return <div className="skeleton skeleton--row" aria-busy="true" />
  const ended = hasEnded(job)
  const percent = job.progress === null ? undefined : Math.floor(job.progress * 100)
  return (
    <section className="job" aria-label={sentence(job.title)}>
      <header>
        <b>{sentence(job.title)}</b>
        <StateWord tone={tones[job.state]}>{say(`job.state.${job.state}`)}</StateWord>
        {!ended && job.mayCancel && (
          <Button size="small" onClick={() => void cancel()}>
            {say('job.cancel')}
          </Button>
        )}
      </header>
      {!ended && (
        <div className="job__progress">
          <progress max={100} value={percent} aria-label={sentence(job.title)} />
          {percent !== undefined && <span className="figures">{percent}%</span>}
        </div>
      )}
      <p role="status">{job.state === 'cancelled' ? say('job.cancelled') : sentence(job.words)}</p>
      {!ended && <p className="muted small">{say('job.leave')}</p>}
      {job.result && <JobOutcome result={job.result} linkOf={linkOf} onRetry={() => void retry()} />}
    </section>
  )
}

function JobOutcome({
  result,
  linkOf,
  onRetry,
}: {
  result: NonNullable<JobView['result']>
  linkOf: ((key: string) => string) | undefined
  onRetry: () => void
}) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  return (
    <>
      <div className="job__outcome">
        <span>{say('job.outcome', { done: result.done, refused: result.refused })}</span>
        {result.refused > 0 && (
          <Button size="small" onClick={onRetry}>
            {say('job.retry', { count: result.refused })}
          </Button>
        )}
        {result.link !== null && <Link to={result.link}>{say('job.open')}</Link>}
        {result.fileId !== null && (
          <a href={fileAddress(result.fileId)} download>
            {say('job.download')}
          </a>
        )}
      </div>
      {result.rows.length > 0 && (
        <table className="job__rows">
          <thead>
            <tr>
              <th scope="col">{say('job.row')}</th>
              <th scope="col">{say('job.result')}</th>
            </tr>
          </thead>
          <tbody>
            {result.rows.map(row => (
              <tr key={row.key}>
                <th scope="row">{linkOf ? <Link to={linkOf(row.key)}>{row.label}</Link> : row.label}</th>
                <td className={row.done ? 'muted' : 'job__refused'}>
                  {row.done || !row.refusal ? say('job.rowDone') : sentence(row.refusal)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
