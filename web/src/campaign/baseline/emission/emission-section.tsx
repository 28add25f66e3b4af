import { useQuery } from '@tanstack/react-query'
import { emissionStates } from '#contract/baseline/emission.states.ts'
import { type EmissionView, listEmissions } from '#contract/baseline/emission.ts'
import { emissionSourceWords, emissionUnitWords, pollutantWords } from '#contract/baseline/emission-words.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { ChangeEmissionForm } from './change-emission-form.tsx'
import { RecordEmissionForm } from './record-emission-form.tsx'

/** 排放数据 (三(一)-2): what an enterprise emits, by year, pollutant and source. */
export function EmissionSection({ id }: { id: string }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const { data, error } = useQuery({
    queryKey: ['emission', id],
    queryFn: ({ signal }) => call(listEmissions, { params: { id } }, { signal }),
  })
  const titles = Object.fromEntries(
    Object.entries(emissionStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  return (
    <section className="section" aria-busy={data === undefined && !error}>
      <h2>{say('emission.title')}</h2>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      {data?.rows.length === 0 && <p className="muted">{say('emission.none')}</p>}
      {data && data.rows.length > 0 && (
        <PlainTable<EmissionView>
          caption={say('emission.title')}
          rows={data.rows}
          keyOf={row => row.id}
          columns={[
            {
              key: 'what',
              title: say('emission.pollutant'),
              render: row => row.pollutantName ?? sentence(pollutantWords[row.pollutant]),
            },
            { key: 'year', title: say('emission.year'), render: row => row.year },
            {
              key: 'amount',
              title: `${say('emission.amount')}（${say('emission.amountUnit')}）`,
              align: 'end',
              render: row => (
                <span
                  title={
                    row.statedUnit === 'tonne'
                      ? undefined
                      : say('emission.stated', {
                          amount: row.statedAmount,
                          unit: sentence(emissionUnitWords[row.statedUnit]),
                        })
                  }
                >
                  {row.amount}
                </span>
              ),
            },
            { key: 'source', title: say('emission.source'), render: row => sentence(emissionSourceWords[row.source]) },
            {
              key: 'recorded',
              title: say('emission.recorded'),
              render: row => (
                <>
                  <Time at={row.recordedAt} /> <span className="small muted">{row.recordedBy}</span>
                  {row.corrected > 0 && (
                    <span className="small muted"> {say('emission.corrected', { count: row.corrected })}</span>
                  )}
                  {row.remarks !== null && <span className="small muted"> {row.remarks}</span>}
                </>
              ),
            },
            {
              key: 'actions',
              title: say('emission.actions'),
              render: row =>
                row.actions.length > 0 && (
                  <ActionsBar
                    quiet
                    offers={row.actions}
                    titles={titles}
                    form={(action, close) => (
                      <ChangeEmissionForm
                        key={action}
                        enterpriseId={id}
                        emission={row}
                        action={action as 'correct' | 'strike'}
                        onDone={close}
                      />
                    )}
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
          form={(_, close) => <RecordEmissionForm enterpriseId={id} onDone={close} />}
        />
      )}
    </section>
  )
}
