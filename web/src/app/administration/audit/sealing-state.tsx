import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { showSealing, verifyAudit } from '#contract/ground/audit.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import './audit.css'

/** How far the audit is sealed, and on request whether it is still what was sealed. */
export function SealingState() {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const sealing = useQuery({
    queryKey: ['audit', 'sealing'],
    queryFn: ({ signal }) => call(showSealing, {}, { signal }),
  })
  const verified = useMutation({ mutationFn: () => call(verifyAudit) })
  const verdict = verified.data
  return (
    <div className="sealing" role="group" aria-label={say('audit.sealing')}>
      <span>
        {sealing.data && sealing.data.sealedAt !== null && (
          <>
            {say('audit.lastSeal', { number: sealing.data.lastSeal ?? 0 })} <Time at={sealing.data.sealedAt} precise />
          </>
        )}
        {sealing.data?.lastSeal === null && say('audit.noSeal')}
      </span>
      <Button loading={verified.isPending} onClick={() => verified.mutate()}>
        {say('audit.verify')}
      </Button>
      <span role="status">
        {verdict?.ok &&
          say('audit.whole', {
            rows: (verdict.rows ?? 0).toLocaleString('en-US'),
            seals: (verdict.seals ?? 0).toLocaleString('en-US'),
          })}
        {verdict?.fault && <b className="sealing__fault">{sentence(verdict.fault.sentence)}</b>}
      </span>
      {verified.error && <RefusalWords refusal={asRefusal(verified.error)} />}
    </div>
  )
}
