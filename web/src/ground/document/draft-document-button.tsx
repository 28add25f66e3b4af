import { Button } from 'antd'
import type { DocumentSubject } from '#contract/ground/document.ts'
import { MenuButton } from '../menu/menu-button.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { useDocumentKinds } from './use-document-kinds.ts'
import { useDraftDocument } from './use-draft-document.ts'
import { documentWords } from './words.ts'

/**
 * Where people are: drafts a paper about what the page shows. Nothing is shown to a post that may not draft, or where the kinds are not
 * registered.
 * @param papers kinds that fit, each with what it would be about
 */
export function DraftDocumentButton({
  papers,
}: {
  papers: readonly { readonly kind: string; readonly subject: DocumentSubject }[]
}) {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const known = useDocumentKinds()
  const { draft, busy } = useDraftDocument()
  if (!known?.mayDraft) return null
  const offered = papers.flatMap(paper => {
    const kind = known.kinds.find(({ id }) => id === paper.kind)
    return kind ? [{ ...paper, words: kind.words }] : []
  })
  const [only] = offered
  if (!only) return null
  if (offered.length === 1) {
    return (
      <Button loading={busy} onClick={() => void draft(only.kind, only.subject)}>
        {say('list.new', { kind: sentence(only.words) })}
      </Button>
    )
  }
  return (
    <MenuButton
      className="menu-button--framed"
      items={offered.map(({ kind, subject, words }) => ({
        key: kind,
        label: sentence(words),
        onChoose: () => void draft(kind, subject),
      }))}
    >
      {say('make.button')} ▾
    </MenuButton>
  )
}
