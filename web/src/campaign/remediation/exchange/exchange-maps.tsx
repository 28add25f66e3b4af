import type { z } from 'zod'
import type { showExchangeSystems } from '#contract/remediation/exchange.ts'
import { exchangeFieldWords, exchangeMatchWords } from '#contract/remediation/exchange-words.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { exchangeWords } from './words.ts'

type System = z.output<typeof showExchangeSystems.reply>['systems'][number]

/** Under which headers and in which words records are said to a system and read from it; the campaign's data say so, and are a draft until seen. */
export function ExchangeMaps({ systems }: { systems: readonly System[] }) {
  const say = useWords(exchangeWords)
  const sentence = useSentence()
  const columns = (caption: string, rows: System['out']) => (
    <>
      <h3>{caption}</h3>
      <PlainTable
        caption={caption}
        rows={rows}
        keyOf={({ headers }) => headers.join()}
        columns={[
          { key: 'header', title: say('header'), render: ({ headers }) => headers.join('、') },
          { key: 'content', title: say('content'), render: ({ field }) => sentence(exchangeFieldWords[field]) },
        ]}
      />
    </>
  )
  return systems.map(system => (
    <section key={system.id}>
      <h2>{system.name}</h2>
      <p className="prose">
        {system.draft && <StateWord tone="waiting">{say('draft')}</StateWord>} {system.source}
      </p>
      <p className="prose">
        {say('match')}：{system.match.map(way => sentence(exchangeMatchWords[way])).join(' → ')}
      </p>
      {columns(say('out'), system.out)}
      {columns(say('in'), system.in)}
      <h3>{say('values')}</h3>
      <PlainTable
        caption={say('values')}
        rows={system.values}
        keyOf={({ field, ours }) => `${field} ${ours.zh}`}
        columns={[
          { key: 'ours', title: say('ours'), render: ({ ours }) => sentence(ours) },
          { key: 'field', title: say('content'), render: ({ field }) => sentence(exchangeFieldWords[field]) },
          { key: 'theirs', title: say('theirs'), render: ({ theirs }) => theirs.join('、') },
        ]}
      />
    </section>
  ))
}
