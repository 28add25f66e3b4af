import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type DocumentTemplateRow, listDocumentTemplates } from '#contract/ground/document-template-version.ts'
import { call } from '../../http/call.ts'
import { asRefusal } from '../../http/refusal.ts'
import { PageHead } from '../../page/page-head.tsx'
import { PageSkeleton } from '../../page/page-skeleton.tsx'
import { RefusalWords } from '../../refusal/refusal-words.tsx'
import { StateWord } from '../../state-word/state-word.tsx'
import { PlainTable } from '../../table/plain-table.tsx'
import { Time } from '../../time/time.tsx'
import { useSentence, useWords } from '../../words/use-words.ts'
import { templateTone } from './template-tone.ts'
import { templateWords } from './words.ts'
import './template.css'

/** 公文模板: each kind of paper with the version its papers are made by, and what is being drafted beside it. */
export function TemplatesPage() {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const { data, error } = useQuery({
    queryKey: ['documentTemplate', 'list'],
    queryFn: ({ signal }) => call(listDocumentTemplates, {}, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const version = ({ id, number }: DocumentTemplateRow) => (
    <Link key={id} to={`/document-templates/${id}`}>
      {say('list.numbered', { number })}
    </Link>
  )
  return (
    <div className="page">
      <PageHead title={say('list.title')} asOf={data.asOf} below={say('list.why')} />
      <PlainTable
        caption={say('list.title')}
        rows={data.kinds}
        keyOf={({ kind }) => kind}
        columns={[
          {
            key: 'kind',
            title: say('column.kind'),
            render: ({ words, inUse }) => <Link to={`/document-templates/${inUse.id}`}>{sentence(words)}</Link>,
          },
          { key: 'inUse', title: say('column.inUse'), render: ({ inUse }) => version(inUse) },
          {
            key: 'state',
            title: say('column.state'),
            render: ({ inUse }) => <StateWord tone={templateTone[inUse.state]}>{sentence(inUse.stateWords)}</StateWord>,
          },
          {
            key: 'since',
            title: say('column.since'),
            render: ({ inUse }) =>
              inUse.decidedAt && (
                <>
                  <Time at={inUse.decidedAt} /> {inUse.decidedBy}
                </>
              ),
          },
          {
            key: 'drafts',
            title: say('column.draft'),
            render: ({ drafts }) =>
              drafts.map(draft => (
                <p key={draft.id} className="template-versions">
                  {version(draft)} <span className="muted">{draft.changedBy}</span>
                </p>
              )),
          },
        ]}
      />
    </div>
  )
}
