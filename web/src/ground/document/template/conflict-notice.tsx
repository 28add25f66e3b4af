import { Button } from 'antd'
import { compareTemplates } from '#contract/ground/compare-templates.ts'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { DocumentTemplateView } from '#contract/ground/document-template-version.ts'
import { useWords } from '../../words/use-words.ts'
import { ChangedBlocks } from './changed-blocks.tsx'
import { templateWords } from './words.ts'

/** Somebody else saved first: what they changed, and the two ways on; nothing typed is lost unless it is given up. */
export function ConflictNotice({
  theirs,
  before,
  onKeepMine,
  onTakeTheirs,
}: {
  theirs: DocumentTemplateView
  /** What was being written on. */
  before: DocumentTemplate
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const say = useWords(templateWords)
  const { title, attachments, blocks } = compareTemplates(before, theirs.content)
  const changed = blocks.filter(({ change }) => change !== 'same')
  const heads = [title, attachments].flatMap(head => head ?? [])
  return (
    <div className="template-conflict" role="alert">
      <p>
        <b>{say('conflict.title', { who: theirs.changedBy })}</b>{' '}
        {say('conflict.what', { count: changed.length + heads.length })}
      </p>
      {heads.map(({ was, became }) => (
        <p key={became}>
          <del>{was}</del> → <ins>{became}</ins>
        </p>
      ))}
      {changed.length > 0 && <ChangedBlocks blocks={changed} slots={theirs.slots} />}
      <p>
        {say('conflict.nothingLost')} <Button onClick={onKeepMine}>{say('conflict.mine')}</Button>{' '}
        <Button onClick={onTakeTheirs}>{say('conflict.theirs')}</Button>
      </p>
    </div>
  )
}
