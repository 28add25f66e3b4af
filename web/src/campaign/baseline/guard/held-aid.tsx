import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { GuardHeld, guardStepWords } from '#contract/baseline/guard.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import type { Refusal } from '#web/ground/http/refusal.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { AskForm } from './ask-form.tsx'
import { guardWords } from './words.ts'

/** Beside a step that is held: asks for its approval, over the form that was to be sent, which keeps what was typed. */
export function HeldAid({ refusal }: { refusal: Refusal }) {
  const say = useWords(guardWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const read = GuardHeld.safeParse(refusal.current)
  if (!read.success) return null
  const held = read.data
  if (asked !== null) {
    return (
      <p>
        {say('ask.sent')} <Link to={`/guard/${asked}`}>{say('ask.see')}</Link>
      </p>
    )
  }
  if (!held.mayAsk) return <p>{say('ask.cannot')}</p>
  return (
    <>
      <p>
        <Button onClick={() => setOpen(true)}>{say('ask.button')}</Button>
      </p>
      {open &&
        createPortal(
          // a form of its own: what is sent here must not send the form that it is laid over
          <div role="presentation" onSubmit={event => event.stopPropagation()}>
            <Dialog
              side
              title={say('ask.title', { step: sentence(guardStepWords[held.step]) })}
              onClose={() => setOpen(false)}
            >
              <AskForm
                about={held}
                which={say('ask.whichHeld', {
                  area: campaign.areaName(held.area),
                  industry: campaign.industryName(held.industry),
                  since: held.since,
                  touched: held.touched,
                  whole: held.whole,
                  limit: held.sharePercent,
                })}
                onAsked={id => {
                  setAsked(id)
                  setOpen(false)
                }}
              />
            </Dialog>
          </div>,
          document.body,
        )}
    </>
  )
}
