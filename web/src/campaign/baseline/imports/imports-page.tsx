import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { importStateNames, importStates } from '#contract/baseline/import.states.ts'
import { type ImportBatchRow, listImports } from '#contract/baseline/import.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { batchTone } from './batch-tone.ts'
import { useSayCounts } from './say-counts.ts'
import { batchTopic } from './use-batch.ts'

/** The lists one's unit has taken in: who, which file, when, what became of its rows. */
export function ImportsPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const sayCounts = useSayCounts()
  const upload = (
    <Link to="/imports/new">
      <Button type="primary">{say('imports.upload')}</Button>
    </Link>
  )
  return (
    <div className="page page--fill">
      <Ledger<ImportBatchRow>
        name="imports"
        topic={batchTopic}
        caption={say('imports.title')}
        endpoint={listImports}
        keyOf={row => row.id}
        linkOf={row => `/imports/${row.id}`}
        columns={[
          { key: 'file', title: say('imports.file'), width: 300, render: row => row.fileName },
          {
            key: 'state',
            title: say('registry.state'),
            width: 92,
            render: row => (
              <StateWord tone={batchTone[row.state]}>{sentence(importStates.states[row.state])}</StateWord>
            ),
          },
          { key: 'outcomes', title: say('imports.outcomes'), width: 380, render: row => sayCounts(row.outcomes) },
          { key: 'person', title: say('imports.person'), width: 100, render: row => row.personName },
          {
            key: 'uploaded',
            title: say('imports.uploadedAt'),
            width: 130,
            render: row => <Time at={row.uploadedAt} />,
          },
          {
            key: 'imported',
            title: say('imports.importedAt'),
            width: 130,
            render: row => row.importedAt && <Time at={row.importedAt} />,
          },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'state',
            title: say('registry.state'),
            options: importStateNames.map(state => ({ value: state, label: sentence(importStates.states[state]) })),
          },
        ]}
        empty={{ why: say('imports.empty'), todo: upload }}
        head={({ asOf }) => <PageHead title={say('imports.title')} asOf={asOf} action={upload} />}
      />
    </div>
  )
}
