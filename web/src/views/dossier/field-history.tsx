import { useQuery } from '@tanstack/react-query'
import { type EnterpriseField, type FieldChange, listFieldChanges } from '#contract/baseline/enterprise.ts'
import { useSayFact, useSayField } from '#web/campaign/baseline/enterprise/fact-words.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'

/** When a field changed, from what to what, by whom, and whether a person or a list brought it. */
export function FieldHistory({ id, field, onClose }: { id: string; field: EnterpriseField; onClose: () => void }) {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const sayFact = useSayFact()
  const { data, error } = useQuery({
    queryKey: ['enterprise', id, 'changes', field],
    queryFn: ({ signal }) => call(listFieldChanges, { params: { id }, query: { field, limit: 100 } }, { signal }),
  })
  const from = (change: FieldChange) =>
    change.from === 'import'
      ? say('file.from.import', { file: change.importBatch?.fileName ?? '' })
      : say(`file.from.${change.from}`)
  return (
    <Dialog side title={say('file.history', { field: sayField(field) })} onClose={onClose}>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      <ol className="plain-list field-history">
        {data?.rows.map(change => (
          <li key={change.id}>
            <p>
              <Time at={change.at} /> {change.unitName} {change.personName}
              <span className="muted small"> {from(change)}</span>
            </p>
            <p>
              {say('file.was')} <q>{change.was === null ? say('file.nothing') : sayFact(field, change.was)}</q>{' '}
              {say('file.became')} <q>{change.became === null ? say('file.nothing') : sayFact(field, change.became)}</q>
            </p>
            {change.reason !== null && <p className="muted">{change.reason}</p>}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
