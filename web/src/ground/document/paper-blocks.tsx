import type { DocumentBlock, DocumentContent, TableBlock } from '#contract/ground/document-content.ts'
import { Prose } from './prose.tsx'

/** Where the picture of a block is drawn, by its key; drawn anew whenever its figures are. */
export type PictureAddress = (key: string) => string

/** One block of a paper as it will be printed. */
export function PaperBlock({
  pictureAt,
  block,
  facts,
}: {
  pictureAt: PictureAddress
  block: DocumentBlock
  facts: DocumentContent['facts']
}) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={`paper__heading paper__heading--${block.level}`}>
          <Prose text={block.text} facts={facts} />
        </p>
      )
    case 'paragraph':
      return (
        <p className="paper__paragraph">
          <Prose text={block.text} facts={facts} />
        </p>
      )
    case 'table':
      return <PaperTable table={block} />
    case 'form':
      return (
        <table className="paper__table paper__form">
          <tbody>
            {block.rows.map(({ title, text }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>
                  <Prose text={text} facts={facts} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'picture':
      return (
        <figure className="paper__picture">
          <img
            src={`${pictureAt(block.key)}&at=${encodeURIComponent(block.asOf)}`}
            alt={block.caption}
            loading="lazy"
          />
          <figcaption>{block.caption}</figcaption>
        </figure>
      )
  }
}

function PaperTable({ table }: { table: TableBlock }) {
  return (
    <div className="paper__scroll" role="region" aria-label={table.caption} tabIndex={0}>
      <table className="paper__table">
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, at) => (
            <tr key={`${at}-${cells[0]}`}>
              {table.columns.map(({ title, align }, column) => (
                <td key={title} className={`paper__${align}`}>
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.note && <p className="paper__note">{table.note}</p>}
    </div>
  )
}
