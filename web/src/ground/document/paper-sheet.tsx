import { type Precedence, precedenceWords } from '#contract/ground/document.ts'
import type { DocumentContent } from '#contract/ground/document-content.ts'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import { useWords } from '../words/use-words.ts'
import { PaperBlock, type PictureAddress } from './paper-blocks.tsx'
import { documentWords } from './words.ts'
import './paper.css'

/** What is seen of a paper, whether it is one or a sample of its template. */
export interface PaperOnScreen {
  readonly content: DocumentContent
  readonly layout: DocumentTemplate['layout']
  readonly letterhead: string
  readonly issuer: string
  readonly number: string | null
  readonly precedence: Precedence
  readonly main: readonly string[]
  readonly copied: readonly string[]
  readonly dateline: string
  readonly isVoid: boolean
}

/** The paper as it will be printed, from the same blocks as the Word file. A paper speaks Chinese whatever the screen speaks. */
export function PaperSheet({ paper, pictureAt }: { paper: PaperOnScreen; pictureAt: PictureAddress }) {
  const say = useWords(documentWords)
  const { content, layout, main, copied } = paper
  const official = layout === 'official'
  return (
    <article className={paper.isVoid ? 'paper paper--void' : 'paper'} lang="zh-CN">
      {official && (
        <header className="paper__head">
          {paper.precedence !== 'ordinary' && (
            <p className="paper__precedence">{precedenceWords[paper.precedence].zh}</p>
          )}
          <p className="paper__letterhead">{paper.letterhead}</p>
          <p className="paper__number">{paper.number ?? '　'}</p>
        </header>
      )}
      <h2 className="paper__title">{content.title}</h2>
      {official && main.length > 0 && <p>{main.join('、')}：</p>}
      {content.blocks.map(block => (
        <PaperBlock key={`${block.kind}-${block.key}`} pictureAt={pictureAt} block={block} facts={content.facts} />
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
            {paper.issuer}
            <br />
            {paper.dateline}
          </p>
          <div className="paper__colophon">
            {copied.length > 0 && <p>{`${say('people.copied')}：${copied.join('，')}。`}</p>}
            <p className="paper__printed">
              <span>{paper.issuer}</span>
              <span>{paper.dateline}</span>
            </p>
          </div>
        </footer>
      )}
    </article>
  )
}
