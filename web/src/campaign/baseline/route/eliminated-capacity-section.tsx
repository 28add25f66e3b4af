import { useQuery } from '@tanstack/react-query'
import { eliminatedCapacityStates } from '#contract/baseline/eliminated-capacity.states.ts'
import {
  type EliminatedCapacityView,
  listEliminatedCapacity,
  recordEliminatedCapacity,
  strikeEliminatedCapacity,
  strikeInput,
} from '#contract/baseline/eliminated-capacity.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { EvidenceViewer } from '#web/ground/evidence/evidence-viewer.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, LongTextField, NumberField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useChanged } from '../list-two/use-changed.ts'
import { listTwoWords } from '../list-two/words.ts'

interface Plant {
  readonly id: string
  readonly industries: readonly string[]
}

/** 二-2 淘汰落后产能: what a plant has done away with, each row with its proof; also in plants that stay. */
export function EliminatedCapacitySection({ plant }: { plant: Plant }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const { id, industries } = plant
  const { data, error } = useQuery({
    queryKey: ['eliminatedCapacity', id],
    queryFn: ({ signal }) => call(listEliminatedCapacity, { params: { id } }, { signal }),
  })
  const titles = Object.fromEntries(
    Object.entries(eliminatedCapacityStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  // nothing is said where nothing was done away with and nothing may be recorded
  if (data && data.rows.length === 0 && !data.mayRecord) return null
  return (
    <section className="section" aria-busy={data === undefined && !error}>
      <h2>{say('capacity.title')}</h2>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      {data?.rows.length === 0 && <p className="muted">{say('capacity.none')}</p>}
      {data && data.rows.length > 0 && (
        <PlainTable<EliminatedCapacityView>
          caption={say('capacity.title')}
          rows={data.rows}
          keyOf={row => row.id}
          columns={[
            { key: 'equipment', title: say('capacity.equipment'), render: row => row.equipment },
            { key: 'count', title: say('capacity.count'), align: 'end', render: row => row.count },
            { key: 'capacity', title: say('capacity.capacity'), render: row => row.capacity },
            { key: 'day', title: say('capacity.eliminatedOn'), render: row => <DayOf day={row.eliminatedOn} /> },
            ...(industries.length > 1
              ? [
                  {
                    key: 'industry',
                    title: say('list.industry'),
                    render: (row: EliminatedCapacityView) => campaign.industryName(row.industry),
                  },
                ]
              : []),
            { key: 'proof', title: say('capacity.proof'), render: row => <EvidenceViewer files={row.files} /> },
            {
              key: 'actions',
              title: say('emission.actions'),
              render: row =>
                row.actions.length > 0 && (
                  <ActionsBar
                    quiet
                    offers={row.actions}
                    titles={titles}
                    form={(_, close) => <StrikeForm enterpriseId={id} row={row} onDone={close} />}
                  />
                ),
            },
          ]}
        />
      )}
      {data?.mayRecord && (
        <ActionsBar
          quiet
          offers={[{ action: 'record', allowed: true }]}
          titles={titles}
          form={(_, close) => <RecordForm plant={plant} onDone={close} />}
        />
      )}
    </section>
  )
}

function RecordForm({ plant: { id, industries }, onDone }: { plant: Plant; onDone: () => void }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const changed = useChanged(id)
  const today = useBusinessDay()
  const { words, needs } = eliminatedCapacityStates.actions.record
  const form = useDraftForm({
    form: 'eliminatedCapacity.record',
    record: id,
    start: {
      industry: industries[0] ?? '',
      equipment: '',
      count: 1 as number | null,
      capacity: '',
      eliminatedOn: '',
    },
    send: async (values, { requestId, files }) => {
      const input = { ...values, count: values.count ?? 0, files: [...(files.files ?? [])] }
      await call(recordEliminatedCapacity, { params: { id }, body: { requestId, input } })
      await changed('eliminatedCapacity')
      announce(say('done', { action: sentence(words) }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={sentence(words)}>
      {needs && <p className="muted">{sentence(needs)}</p>}
      {industries.length > 1 && (
        <ChoiceField
          form={form}
          name="industry"
          label={say('list.industry')}
          choices={industries.map(value => ({ value, label: campaign.industryName(value) }))}
        />
      )}
      <TextField form={form} name="equipment" label={say('capacity.equipment')} />
      <NumberField form={form} name="count" label={say('capacity.count')} />
      <TextField form={form} name="capacity" label={say('capacity.capacity')} hint={say('capacity.capacityHint')} />
      <DayField form={form} name="eliminatedOn" label={say('capacity.eliminatedOn')} latest={today} />
      <EvidenceField form={form} name="files" label={say('capacity.proof')} />
    </DraftFormView>
  )
}

function StrikeForm({
  enterpriseId,
  row,
  onDone,
}: {
  enterpriseId: string
  row: EliminatedCapacityView
  onDone: () => void
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const changed = useChanged(enterpriseId)
  const words = sentence(eliminatedCapacityStates.actions.strike.words)
  const form = useDraftForm({
    form: 'eliminatedCapacity.strike',
    record: row.id,
    start: { reason: '' },
    schema: strikeInput,
    send: async (input, { requestId }) => {
      const body = { requestId, version: row.version, input }
      await call(strikeEliminatedCapacity, { params: { id: row.id }, body })
      await changed('eliminatedCapacity')
      announce(say('done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words} onReload={() => void changed('eliminatedCapacity')}>
      <p>{row.equipment}</p>
      <LongTextField form={form} name="reason" label={say('field.reason')} />
    </DraftFormView>
  )
}
