import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import type { findRepeats } from '#contract/baseline/enterprise-actions.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { enterpriseTone } from '../enterprise-tone.ts'
import { baselineWords } from '../words.ts'

type Repeats = z.infer<typeof findRepeats.reply>

/** Records that may be the same, each to be opened or said to be another; a record elsewhere only by whom to ask. */
export function LikelyRepeats({
  repeats,
  others,
  onSay,
}: {
  repeats: Repeats
  others: readonly string[]
  onSay: (others: string[]) => void
}) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  if (repeats.rows.length === 0 && !repeats.elsewhere) return null
  return (
    <section className="repeats" aria-live="polite">
      {repeats.elsewhere && <p>{sentence(repeats.elsewhere.words)}</p>}
      {repeats.rows.length > 0 && <h2>{say('new.repeats', { count: repeats.rows.length })}</h2>}
      <ul className="plain-list">
        {repeats.rows.map(row => {
          const other = others.includes(row.id)
          return (
            <li key={row.id}>
              <Link to={`/enterprises/${row.id}`} target="_blank">
                {row.name}
              </Link>{' '}
              <StateWord tone={enterpriseTone[row.state]}>{sentence(enterpriseStates.states[row.state])}</StateWord>
              <p className="muted small">
                {row.why.map(why => say(`new.why.${why}`)).join(say('separator'))} · {campaign.areaName(row.area)}{' '}
                {campaign.townshipName(row.township)} · {row.code}
              </p>
              <label className="field__flag">
                <input
                  type="checkbox"
                  checked={other}
                  onChange={() => onSay(other ? others.filter(id => id !== row.id) : [...others, row.id])}
                />
                <span>{say('new.notThis')}</span>
              </label>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
