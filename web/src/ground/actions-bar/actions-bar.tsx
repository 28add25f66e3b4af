import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ActionOffer } from '#contract/ground/endpoint.ts'
import { Dialog } from '../dialog/dialog.tsx'
import { MenuButton } from '../menu/menu-button.tsx'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { arrangeOffers } from './arrange-offers.ts'
import './actions-bar.css'

/**
 * What the acting post may do with a record, as the server said it. The primary one first; of the rest, those that may be taken
 * now stand beside it and those that are refused are under ⋯ with the sentence of what would be accepted.
 * @param titles the action in words, by its key
 * @param form gives the form of an action, laid along the edge of the page; `close` after it is done
 * @param onAct takes at once the actions of `atOnce`, which ask nothing; all of them where there is no `form`
 * @param quiet within a section of a page whose primary action stands at its head
 * @param opened action whose form is open from the start, where it may be taken: whoever was led here came for it
 */
export function ActionsBar({
  offers,
  titles,
  form,
  onAct,
  atOnce = [],
  opened,
  quiet = false,
}: {
  offers: readonly ActionOffer[]
  titles: Readonly<Record<string, string>>
  form?: (action: string, close: () => void) => ReactNode
  onAct?: (action: string) => void
  atOnce?: readonly string[]
  opened?: string | undefined
  quiet?: boolean
}) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  const [open, setOpen] = useState<string | null>(
    offers.find(offer => offer.action === opened && offer.allowed && !atOnce.includes(offer.action))?.action ?? null,
  )
  const titleOf = (offer: ActionOffer) => titles[offer.action] ?? offer.action
  const arranged = arrangeOffers(offers)
  // in a section what cannot be done is told to whoever asks, under ⋯
  const aside = quiet && arranged.primary?.allowed === false ? [arranged.primary] : []
  const primary = aside.length > 0 ? undefined : arranged.primary
  const beside = arranged.beside
  const under = [...arranged.under, ...aside]
  const take = (offer: ActionOffer) => {
    if (form && !atOnce.includes(offer.action)) setOpen(offer.action)
    else onAct?.(offer.action)
  }
  const close = () => setOpen(null)
  const content = open === null ? null : form?.(open, close)
  return (
    <div className="actions-bar" role="group" aria-label={say('actions.title')}>
      {offers.length === 0 && <span className="muted">{say('actions.none')}</span>}
      {primary && (
        <Button type={quiet ? 'default' : 'primary'} disabled={!primary.allowed} onClick={() => take(primary)}>
          {titleOf(primary)}
        </Button>
      )}
      {beside.map(offer => (
        <Button key={offer.action} onClick={() => take(offer)}>
          {titleOf(offer)}
        </Button>
      ))}
      {under.length > 0 && (
        <MenuButton
          label={say('table.moreActions')}
          className="menu-button--framed"
          items={under.map(offer => ({
            key: offer.action,
            label: titleOf(offer),
            note: offer.refusal && sentence(offer.refusal),
            disabled: !offer.allowed,
            onChoose: () => take(offer),
          }))}
        >
          <span aria-hidden="true">⋯</span>
        </MenuButton>
      )}
      {primary && !primary.allowed && primary.refusal && (
        <p className="actions-bar__why">{sentence(primary.refusal)}</p>
      )}
      {open !== null && content !== null && content !== undefined && (
        <Dialog side title={titles[open] ?? open} onClose={close}>
          {content}
        </Dialog>
      )}
    </div>
  )
}
