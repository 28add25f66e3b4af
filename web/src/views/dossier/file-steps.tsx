import { useQuery } from '@tanstack/react-query'
import { showDossier } from '#contract/views/dossier.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'

/** What the file comes to, asked once for the whole page. */
export function useDossier(id: string) {
  return useQuery({
    queryKey: ['problem', 'dossier', id],
    queryFn: ({ signal }) => call(showDossier, { params: { id } }, { signal }),
  })
}

/** 摸底 → 长效: how far it has come, as the records say; a step whose stage keeps no records yet says so. */
export function FileSteps({ id }: { id: string }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const { data } = useDossier(id)
  if (!data) return null
  return (
    <ol className="file-steps" aria-label={say('file.steps')}>
      {data.steps.map(step => (
        <li key={step.step} className={`file-step file-step--${step.state}`}>
          <b>
            {sentence(step.words)}
            {step.state === 'done' && <span aria-hidden="true"> ✔</span>}
          </b>
          <span className="small">
            {step.state === 'notKept' ? say('file.later') : step.detail ? sentence(step.detail) : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}
