import { pollutantWords } from '#contract/baseline/emission-words.ts'
import type { EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import { CutPollutant, moneyOf, moneySourceWords } from '#contract/remediation/enterprise-plan-paper.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'

/** 资金 by source, and 预期减排 beside what is emitted. */
export function PlanMoney({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const { content } = plan.paper
  const rows = [
    ...content.money.map(({ source, amount, words }, at) => ({
      key: `${at}`,
      title: sentence(moneySourceWords[source]),
      amount,
      words,
    })),
    ...(content.money.length > 1
      ? [{ key: 'sum', title: say('paper.sum'), amount: moneyOf(plan.paper), words: '' }]
      : []),
  ]
  return (
    <div className="plan-columns">
      <section className="section">
        <h2>{say('paper.money')}</h2>
        {rows.length === 0 ? (
          <p className="muted">{say('paper.noMoney')}</p>
        ) : (
          <PlainTable
            caption={say('paper.money')}
            rows={rows}
            keyOf={({ key }) => key}
            columns={[
              { key: 'source', title: say('paper.source'), render: ({ title }) => title },
              {
                key: 'amount',
                title: say('paper.amount'),
                align: 'end',
                render: ({ amount }) => <span className="figures">{amount.toLocaleString('en-US')}</span>,
              },
              { key: 'use', title: say('paper.use'), render: ({ words }) => words },
            ]}
          />
        )}
      </section>
      <Cuts plan={plan} />
    </div>
  )
}

function Cuts({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const sentence = useSentence()
  const { cuts } = plan.paper.content
  const rows = CutPollutant.options.flatMap(pollutant => {
    const cut = cuts[pollutant]
    const emitted = plan.emissions.find(one => one.pollutant === pollutant)
    return cut === undefined ? [] : [{ pollutant, cut, emitted }]
  })
  return (
    <section className="section">
      <h2>{say('paper.cuts')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{say('paper.noCuts')}</p>
      ) : (
        <PlainTable
          caption={say('paper.cuts')}
          rows={rows}
          keyOf={({ pollutant }) => pollutant}
          columns={[
            {
              key: 'pollutant',
              title: say('paper.pollutant'),
              render: ({ pollutant }) => sentence(pollutantWords[pollutant]),
            },
            {
              key: 'cut',
              title: say('paper.cut'),
              align: 'end',
              render: ({ cut }) => <span className="figures">{cut}</span>,
            },
            {
              key: 'emitted',
              title: say('paper.emitted'),
              align: 'end',
              render: ({ cut, emitted }) =>
                emitted && (
                  <>
                    <span className="figures">
                      {say('paper.ofYear', { amount: emitted.amount, year: emitted.year })}
                    </span>
                    {cut > emitted.amount && <p className="field__wrong">{say('paper.cutTooLarge')}</p>}
                  </>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
