import type { DocumentBlock, DocumentFact } from '#contract/ground/document-content.ts'
import type { DraftForm } from '../form/use-draft-form.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { useWords } from '../words/use-words.ts'
import type { PaperValues } from './document-values.ts'
import { PaperBlock } from './paper-blocks.tsx'
import { pictureOf } from './picture-of.ts'
import { documentWords } from './words.ts'

/** The blocks of a paper: prose is typed, what was drawn from data is shown and may be taken out. */
export function BlocksField({
  form,
  id,
  facts,
}: {
  form: DraftForm<PaperValues>
  id: string
  facts: readonly DocumentFact[]
}) {
  const say = useWords(documentWords)
  const { blocks } = form.values
  const change = (at: number, ...instead: DocumentBlock[]) =>
    form.set('blocks', [...blocks.slice(0, at), ...instead, ...blocks.slice(at + 1)])
  return (
    <fieldset className="field paper-editor">
      <legend className="field__label">{say('edit.text')}</legend>
      {blocks.map((block, at) => (
        <div key={`${block.kind}-${block.key}`} className="paper-editor__block">
          <BlockInput
            block={block}
            at={at}
            id={id}
            facts={facts}
            wrong={form.wrongAt(`content.blocks.${at}.text`)}
            onChange={changed => change(at, changed)}
          />
          <div className="paper-editor__tools">
            <button
              type="button"
              onClick={() => change(at, block, { kind: 'paragraph', key: makeRequestId(), text: '' })}
            >
              {say('edit.addParagraph')}
            </button>
            <button
              type="button"
              onClick={() => change(at, block, { kind: 'heading', key: makeRequestId(), level: 1, text: '' })}
            >
              {say('edit.addHeading')}
            </button>
            {blocks.length > 1 && (
              <button type="button" onClick={() => change(at)}>
                {say('edit.remove')}
              </button>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

function BlockInput({
  block,
  at,
  id,
  facts,
  wrong,
  onChange,
}: {
  block: DocumentBlock
  at: number
  id: string
  facts: readonly DocumentFact[]
  wrong: string | undefined
  onChange: (block: DocumentBlock) => void
}) {
  const say = useWords(documentWords)
  if (block.kind === 'table' || block.kind === 'picture') {
    return (
      <>
        <p className="muted">{say('edit.gathered')}</p>
        <PaperBlock pictureAt={pictureOf(id)} block={block} facts={[...facts]} />
      </>
    )
  }
  if (block.kind === 'form') {
    const set = (row: number, text: string) =>
      onChange({ ...block, rows: block.rows.map((one, nth) => (nth === row ? { ...one, text } : one)) })
    return (
      <>
        {block.rows.map(({ title, text }, row) => (
          <label key={title}>
            {title}
            <LongInput text={text} wrong={undefined} onChange={now => set(row, now)} />
          </label>
        ))}
      </>
    )
  }
  const label =
    block.kind === 'heading' ? say('edit.heading', { level: block.level }) : say('edit.paragraph', { at: at + 1 })
  return (
    <label>
      <span className="muted">{label}</span>
      <LongInput text={block.text} wrong={wrong} onChange={text => onChange({ ...block, text })} />
      {wrong !== undefined && <span className="field__wrong">{wrong}</span>}
    </label>
  )
}

function LongInput({
  text,
  wrong,
  onChange,
}: {
  text: string
  wrong: string | undefined
  onChange: (text: string) => void
}) {
  return (
    <textarea
      className="text-input text-input--long"
      aria-invalid={wrong !== undefined}
      rows={Math.min(14, Math.max(1, text.split('\n').length + Math.floor(text.length / 40)))}
      value={text}
      onChange={event => onChange(event.target.value)}
    />
  )
}
