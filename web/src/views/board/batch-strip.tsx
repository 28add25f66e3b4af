import { useQuery } from '@tanstack/react-query'
import { showBatches } from '#contract/views/batches.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'

/** 二-1: the three batches against their deadlines, with where the present pace leads. */
export function BatchStrip() {
  const say = useWords(viewsWords)
  const sentence = useSentence()
  const { data } = useQuery({
    queryKey: ['problem', 'batches'],
    queryFn: ({ signal }) => call(showBatches, {}, { signal }),
  })
  if (!data) return null
  return (
    <section className="section batches">
      <h2>{say('batches.title')}</h2>
      <ul className="plain-list batches__list">
        {data.batches.map(batch => {
          const percent = batch.all === 0 ? 0 : Math.floor((batch.closed / batch.all) * 100)
          return (
            <li key={batch.number}>
              <p className="batches__head">
                <b>{say('batches.number', { number: batch.number })}</b>{' '}
                {say('batches.deadline', { day: batch.deadline })}
                <span className="muted small">
                  {batch.daysLeft >= 0
                    ? say('batches.daysLeft', { count: batch.daysLeft })
                    : say('batches.daysOver', { count: -batch.daysLeft })}
                </span>
              </p>
              <progress
                value={batch.closed}
                max={Math.max(1, batch.all)}
                aria-label={say('batches.number', { number: batch.number })}
              />
              <p className="small">
                {say('batches.closed', { closed: batch.closed, all: batch.all, percent })} ·{' '}
                {say('batches.rectified', { rectified: batch.rectified })}
              </p>
              <p className="muted small">{sentence(batch.pace.words)}</p>
            </li>
          )
        })}
      </ul>
      <p className="muted small prose">{sentence(data.method)}</p>
    </section>
  )
}
