import type { ReactNode } from 'react'
import type { TemplateSlot } from '#contract/ground/check-template.ts'
import type { DocumentTemplate, TemplateBlock } from '#contract/ground/document-template.ts'
import { useSentence, useWords } from '../../words/use-words.ts'
import { templateWords } from './words.ts'

/** A template as it reads: fixed sentences, figures where they will stand, tables, forms, pictures, and what the system adds. */
export function TemplateBlocks({
  content: { title, blocks, attachments, layout },
  slots,
}: {
  content: DocumentTemplate
  slots: readonly TemplateSlot[]
}) {
  const say = useWords(templateWords)
  const sayKind = useBlockKind()
  return (
    <section className="section">
      <h2>{say('page.text')}</h2>
      <dl className="template-blocks">
        <Block kind={say('page.paperTitle')}>
          <TemplateText text={title} slots={slots} />
        </Block>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a version that is read does not change
          <Block key={at} kind={sayKind(block)}>
            <BlockText block={block} slots={slots} />
          </Block>
        ))}
        <Block kind={say('page.attachments')}>
          {attachments.length === 0 ? (
            <span className="muted">{say('page.noAttachments')}</span>
          ) : (
            attachments.map(name => <TemplateText key={name} text={name} slots={slots} />)
          )}
        </Block>
      </dl>
      <p className="muted">{say(`signature.${layout}`)}</p>
    </section>
  )
}

function Block({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <div>
      <dt>{kind}</dt>
      <dd lang="zh-CN">{children}</dd>
    </div>
  )
}

/** What a block is called. */
export function useBlockKind(): (block: TemplateBlock) => string {
  const say = useWords(templateWords)
  return block => {
    if ('heading' in block) return say('block.heading', { level: block.level })
    if ('paragraph' in block) return say('block.paragraph')
    if ('form' in block) return say('block.form')
    return say('table' in block ? 'block.table' : 'block.picture')
  }
}

function BlockText({ block, slots }: { block: TemplateBlock; slots: readonly TemplateSlot[] }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  if ('heading' in block) return <TemplateText text={block.heading} slots={slots} />
  if ('paragraph' in block) return <TemplateText text={block.paragraph} slots={slots} />
  if ('form' in block) {
    return (
      <ul className="plain-list">
        {block.rows.map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b>{' '}
            {text === '' ? (
              <span className="muted">{say('block.byHand')}</span>
            ) : (
              <TemplateText text={text} slots={slots} />
            )}
          </li>
        ))}
      </ul>
    )
  }
  const [kind, key] = 'table' in block ? ['table', block.table] : ['picture', block.picture]
  const slot = slots.find(one => one.kind === kind && one.key === key)
  return <span className="template-slot">{slot ? sentence(slot.words) : key}</span>
}

/** A text with its figures marked; what each is, is said by its title. */
export function TemplateText({ text, slots }: { text: string; slots: readonly TemplateSlot[] }) {
  const sentence = useSentence()
  const words = new Map(slots.filter(({ kind }) => kind === 'fact').map(slot => [slot.key, slot.words]))
  return (
    <p>
      {text.split(/(\{\{[^{}]{1,40}\}\})/).map((piece, at) => {
        const key = `${at}-${piece}`
        if (!piece.startsWith('{{')) return <span key={key}>{piece}</span>
        const name = piece.slice(2, -2)
        const known = words.get(name)
        return (
          <span
            key={key}
            className={known ? 'template-slot' : 'template-slot template-slot--unknown'}
            title={known && sentence(known)}
          >
            {name}
          </span>
        )
      })}
    </p>
  )
}
