import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type DocumentTemplateView, showDocumentTemplate } from '#contract/ground/document-template-version.ts'
import { call } from '../../http/call.ts'
import { asRefusal } from '../../http/refusal.ts'
import { MenuButton } from '../../menu/menu-button.tsx'
import { FactList } from '../../page/fact-list.tsx'
import { PageHead } from '../../page/page-head.tsx'
import { PageSkeleton } from '../../page/page-skeleton.tsx'
import { usePathParameter } from '../../page/use-filters.ts'
import { RefusalWords } from '../../refusal/refusal-words.tsx'
import { StateWord } from '../../state-word/state-word.tsx'
import { Time } from '../../time/time.tsx'
import { useSentence, useWords } from '../../words/use-words.ts'
import { TemplateActions } from './template-actions.tsx'
import { TemplateBlocks } from './template-blocks.tsx'
import { TemplateFaults } from './template-faults.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { templateTone } from './template-tone.ts'
import { templateWords } from './words.ts'
import './template.css'

/** One version: what it says, who made it and put it in force, how it looks with a real record. */
export function TemplatePage() {
  const id = usePathParameter('id')
  const { data: the, error } = useQuery({
    queryKey: ['documentTemplate', id],
    queryFn: ({ signal }) => call(showDocumentTemplate, { params: { id } }, { signal }),
  })
  if (error && !the) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  return the ? <Version key={id} the={the} /> : <PageSkeleton />
}

function Version({ the }: { the: DocumentTemplateView }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  return (
    <div className="page">
      <PageHead
        title={say('page.title', { kind: sentence(the.kindWords), number: the.number })}
        asOf={the.asOf}
        below={<StateWord tone={templateTone[the.state]}>{sentence(the.stateWords)}</StateWord>}
        more={<Compare the={the} />}
      />
      {the.state === 'provisional' && <p className="muted">{say('page.provisional')}</p>}
      <TemplateActions the={the} />
      <TemplateFaults faults={the.faults} />
      <Facts the={the} />
      <TemplateBlocks content={the.content} slots={the.slots} />
      <TemplatePreview the={the} />
    </div>
  )
}

function Facts({ the }: { the: DocumentTemplateView }) {
  const say = useWords(templateWords)
  const by = (at: string, who: string) => (
    <>
      <Time at={at} /> {who}
    </>
  )
  const version = (other: DocumentTemplateView['from']) =>
    other && <Link to={`/document-templates/${other.id}`}>{say('list.numbered', { number: other.number })}</Link>
  return (
    <FactList
      facts={[
        { title: say('page.drafted'), value: by(the.draftedAt, the.draftedBy) },
        { title: say('page.changed'), value: the.version > 1 ? by(the.changedAt, the.changedBy) : null },
        { title: say('page.decided'), value: the.decidedAt && the.decidedBy && by(the.decidedAt, the.decidedBy) },
        { title: say('page.ground'), value: the.ground },
        { title: say('page.reason'), value: the.reason },
        { title: say('page.data'), value: the.dataVersion },
        { title: say('page.from'), value: version(the.from) },
        { title: say('page.inUse'), value: version(the.inUse) },
      ]}
    />
  )
}

function Compare({ the }: { the: DocumentTemplateView }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const navigate = useNavigate()
  if (the.others.length === 0) return null
  return (
    <MenuButton
      items={the.others.map(other => ({
        key: other.id,
        label: say('list.numbered', { number: other.number }),
        note: sentence(other.stateWords),
        onChoose: () =>
          void navigate({ to: `/document-templates/${the.id}/difference`, search: { with: other.id } as never }),
      }))}
    >
      {say('page.compareWith')} ▾
    </MenuButton>
  )
}
