import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TemplateSlot } from '#contract/ground/check-template.ts'
import type { BlockChange } from '#contract/ground/compare-templates.ts'
import { showDocumentTemplateDifference } from '#contract/ground/document-template-version.ts'
import { call } from '../../http/call.ts'
import { asRefusal } from '../../http/refusal.ts'
import { PageHead } from '../../page/page-head.tsx'
import { PageSkeleton } from '../../page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '../../page/use-filters.ts'
import { RefusalWords } from '../../refusal/refusal-words.tsx'
import { useSentence, useWords } from '../../words/use-words.ts'
import { ChangedBlocks } from './changed-blocks.tsx'
import { templateWords } from './words.ts'
import './template.css'

/** What two versions of a template differ in, block by block. */
export function TemplateDifferencePage() {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const id = usePathParameter('id')
  const [{ with: other }] = useFilters(showDocumentTemplateDifference.query)
  const { data, error } = useQuery({
    queryKey: ['documentTemplate', 'difference', id, other],
    queryFn: ({ signal }) =>
      call(showDocumentTemplateDifference, { params: { id }, query: { with: other } }, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
        <Link to="/document-templates">{say('list.title')}</Link>
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const count = (change: BlockChange['change']) => data.blocks.filter(block => block.change === change).length
  const version = ({ id: which, number }: typeof data.from) => (
    <Link to={`/document-templates/${which}`}>{say('list.numbered', { number })}</Link>
  )
  const heads = (['title', 'attachments'] as const).flatMap(field => {
    const changed = data[field]
    return changed ? [{ name: say(field === 'title' ? 'page.paperTitle' : 'page.attachments'), ...changed }] : []
  })
  return (
    <div className="page">
      <PageHead
        title={say('difference.title', {
          kind: sentence(data.to.kindWords),
          from: data.from.number,
          to: data.to.number,
        })}
        asOf={data.asOf}
        below={
          <span className="template-versions">
            {version(data.from)} {sentence(data.from.stateWords)} → {version(data.to)} {sentence(data.to.stateWords)}
          </span>
        }
      />
      <p role="status">
        {say('difference.counts', {
          in: count('in'),
          out: count('out'),
          changed: count('changed'),
          same: count('same'),
        })}
      </p>
      {heads.map(({ name, was, became }) => (
        <p key={name}>
          {name}：<del>{was || say('difference.none')}</del> → <ins>{became || say('difference.none')}</ins>
        </p>
      ))}
      {heads.length === 0 && count('same') === data.blocks.length ? (
        <p className="muted">{say('difference.same')}</p>
      ) : (
        <ChangedBlocks blocks={data.blocks} slots={data.slots as readonly TemplateSlot[]} />
      )}
    </div>
  )
}
