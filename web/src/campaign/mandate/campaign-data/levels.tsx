import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'

/** By whom a problem of each level is checked before it is struck off. */
export function Levels({ levels }: { levels: CampaignData['levels'] }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  if (levels.length === 0) return <p>{say('data.noDrafts')}</p>
  return (
    <PlainTable
      caption={say('data.levels')}
      rows={levels}
      keyOf={row => row.id}
      columns={[
        { key: 'name', title: say('data.name'), render: row => sentence(row.name) },
        {
          key: 'checkpoints',
          title: say('data.checkpoints'),
          render: row => (
            <ol className="plain-list">
              {row.checkpoints.map(checkpoint => (
                <li key={checkpoint.id}>
                  {[
                    sentence(checkpoint.name),
                    checkpoint.roles.map(sentence).join('、'),
                    say('data.persons', { count: checkpoint.minimumPersons }),
                    checkpoint.onSite ? say('data.onSite') : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </ol>
          ),
        },
        { key: 'notice', title: say('data.notice'), render: row => (row.noticeRequired ? '✓' : '') },
        {
          key: 'closure',
          title: say('data.closure'),
          render: row => `${sentence(row.closure.name)} · ${row.closure.roles.map(sentence).join('、')}`,
        },
      ]}
    />
  )
}
