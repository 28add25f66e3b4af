import type { OwnView } from '#contract/views/own-view.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ownWords } from './words.ts'

/** 四(三)-1 有什么帮助: whom to ask, experts, policies, as the campaign's data say. */
export function HelpSection({ help }: { help: OwnView['help'] }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  return (
    <section className="section">
      <h2>{say('help.title')}</h2>
      <h3>{say('help.contacts')}</h3>
      <ul className="plain-list own-help">
        {help.contacts.map(({ id, unit, helpsWith }) => (
          <li key={id}>
            <b>{unit}</b>
            <span>{sentence(helpsWith)}</span>
          </li>
        ))}
      </ul>
      <h3>{say('help.experts')}</h3>
      <p>{sentence(help.experts)}</p>
      <h3>{say('help.policies')}</h3>
      <ul className="plain-list own-help">
        {help.policies.map(({ id, title, says, source, tag }) => (
          <li key={id}>
            <b>{sentence(title)}</b>
            <span>{sentence(says)}</span>
            <span className="muted small">
              {say('help.source', { source })}
              {tag !== 'S' && tag !== 'V' && ` · ${say('help.unverified')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
