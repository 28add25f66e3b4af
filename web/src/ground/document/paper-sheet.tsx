import { type DocumentView, precedenceWords } from '#contract/ground/document.ts'
import { useWords } from '../words/use-words.ts'
import { PaperBlock } from './paper-blocks.tsx'
import { documentWords } from './words.ts'
import './paper.css'

/** The paper as it will be printed, from the same blocks as the Word file. A paper speaks Chinese whatever the screen speaks. */
export function PaperSheet({ document }: { document: DocumentView }) {
  const say = useWords(documentWords)
  const { content, layout } = document
  const main = document.addressees.filter(({ copied }) => !copied)
  const copied = document.addressees.filter(one => one.copied)
  const official = layout === 'official'
  return (
    <article className={document.state === 'voided' ? 'paper paper--void' : 'paper'} lang="zh-CN">
      {official && (
        <header className="paper__head">
          {document.precedence !== 'ordinary' && (
            <p className="paper__precedence">{precedenceWords[document.precedence].zh}</p>
          )}
          <p className="paper__letterhead">{document.letterhead}</p>
          <p className="paper__number">{document.number ?? '　'}</p>
        </header>
      )}
      <h2 className="paper__title">{content.title}</h2>
      {official && main.length > 0 && <p>{main.map(({ name }) => name).join('、')}：</p>}
      {content.blocks.map(block => (
        <PaperBlock key={`${block.kind}-${block.key}`} id={document.id} block={block} facts={content.facts} />
      ))}
      {content.attachments.length > 0 && (
        <p className="paper__paragraph">
          {say('page.attachments')}：
          {content.attachments.map((name, at) => (
            <span key={name}>
              {content.attachments.length > 1 ? `${at + 1}．` : ''}
              {name}
              <br />
            </span>
          ))}
        </p>
      )}
      {official && (
        <footer className="paper__foot">
          <p className="paper__signature">
            {document.issuer.name}
            <br />
            {document.dateline}
          </p>
          <div className="paper__colophon">
            {copied.length > 0 && <p>{`${say('people.copied')}：${copied.map(({ name }) => name).join('，')}。`}</p>}
            <p className="paper__printed">
              <span>{document.issuer.name}</span>
              <span>{document.dateline}</span>
            </p>
          </div>
        </footer>
      )}
    </article>
  )
}
