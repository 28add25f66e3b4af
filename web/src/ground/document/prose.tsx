import { Link } from '@tanstack/react-router'
import { type DocumentFact, proseInPieces } from '#contract/ground/document-content.ts'

/** A text with its figures: each says where it is from, and opens its rows where there are some. */
export function Prose({ text, facts }: { text: string; facts: readonly DocumentFact[] }) {
  return (
    <>
      {proseInPieces(text, facts).map((piece, at) => {
        const key = `${at}-${typeof piece === 'string' ? piece : piece.key}`
        if (typeof piece === 'string') return <span key={key}>{piece}</span>
        const said = `${piece.key} · ${piece.measure} · ${piece.asOf.slice(0, 16).replace('T', ' ')}`
        return piece.link ? (
          <Link key={key} to={piece.link} className="paper__fact" title={said}>
            {piece.value}
          </Link>
        ) : (
          <span key={key} className="paper__fact" title={said}>
            {piece.value}
          </span>
        )
      })}
    </>
  )
}
