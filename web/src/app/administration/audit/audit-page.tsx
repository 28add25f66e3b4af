import { useState } from 'react'
import { type AuditEntry, AuditKind, listAudit } from '#contract/ground/audit.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { useAuditWords } from './audit-words.ts'
import { SealingState } from './sealing-state.tsx'

/** 审计: who did or opened what and when, by names of fields and hashes, and whether it is still as it was sealed. */
export function AuditPage() {
  const say = useWords(administrationWords)
  const words = useAuditWords()
  const [open, setOpen] = useState<AuditEntry | null>(null)
  const kindOf = (entry: AuditEntry) => {
    const known = AuditKind.safeParse(entry.kind)
    return known.success ? say(`audit.kind.${known.data}`) : entry.kind
  }
  return (
    <div className="page page--fill">
      <Ledger<AuditEntry>
        name="audit"
        topic="audit"
        caption={say('audit.title')}
        endpoint={listAudit}
        keyOf={row => row.id}
        columns={[
          { key: 'at', title: say('audit.at'), width: 176, render: row => <Time at={row.at} precise /> },
          { key: 'kind', title: say('audit.kind'), width: 92, render: kindOf },
          { key: 'action', title: say('audit.action'), width: 120, render: row => words.action(row) },
          {
            key: 'who',
            title: say('audit.who'),
            width: 170,
            render: row => [row.unitName, row.personName].filter(Boolean).join(' '),
          },
          { key: 'noun', title: say('audit.noun'), width: 100, render: row => words.noun(row.noun) },
          {
            key: 'subject',
            title: say('audit.subject'),
            width: 200,
            onCard: false,
            render: row => row.subjectId && <span className="figures">{row.subjectId}</span>,
          },
          { key: 'fields', title: say('audit.fields'), width: 200, render: row => row.fieldNames.join(', ') },
          {
            key: 'sealed',
            title: say('audit.sealed'),
            width: 90,
            render: row => (
              <StateWord tone={row.sealed ? 'done' : 'waiting'}>
                {say(row.sealed ? 'audit.isSealed' : 'audit.isUnsealed')}
              </StateWord>
            ),
          },
          { key: 'id', title: say('audit.number'), width: 90, align: 'end', render: row => row.id },
        ]}
        rowActions={row => [{ key: 'open', label: say('audit.open'), primary: true, run: () => setOpen(row) }]}
        filters={[
          { kind: 'text', key: 'person', title: say('audit.person') },
          {
            kind: 'choice',
            key: 'kind',
            title: say('audit.kind'),
            options: AuditKind.options.map(kind => ({ value: kind, label: say(`audit.kind.${kind}`) })),
          },
          { kind: 'text', key: 'subject', title: say('audit.subject') },
          {
            kind: 'choice',
            key: 'noun',
            title: say('audit.noun'),
            options: words.nouns.map(noun => ({ value: noun, label: words.noun(noun) })),
          },
          { kind: 'days', key: 'day', from: 'from', to: 'to', title: say('audit.day') },
        ]}
        empty={{ why: say('audit.empty') }}
        head={({ asOf }) => (
          <>
            <PageHead title={say('audit.title')} asOf={asOf} below={say('audit.why')} />
            <SealingState />
          </>
        )}
      />
      {open && (
        <Dialog side title={say('audit.entry', { number: open.id })} onClose={() => setOpen(null)}>
          <FactList
            facts={[
              { title: say('audit.at'), value: <Time at={open.at} precise /> },
              { title: say('audit.kind'), value: kindOf(open) },
              { title: say('audit.action'), value: `${words.action(open)} (${open.action})` },
              { title: say('people.name'), value: open.personName },
              { title: say('people.username'), value: open.username },
              { title: say('people.unit'), value: open.unitName },
              { title: say('audit.noun'), value: words.noun(open.noun) },
              { title: say('audit.subject'), value: open.subjectId },
              { title: say('audit.fields'), value: open.fieldNames.join(', ') },
              { title: say('audit.hash'), value: open.valuesHash },
              { title: say('audit.request'), value: open.requestId },
            ]}
          />
        </Dialog>
      )}
    </div>
  )
}
