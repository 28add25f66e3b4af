import { Button } from 'antd'
import { announce } from '#web/ground/announce/announce.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'
import './second-factor.css'

/** Codes that are shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useWords(appWords)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      announce(say('secondFactor.copied'))
    } catch {
      // plain http has no clipboard; the codes can be selected
      announce(say('secondFactor.notCopied'))
    }
  }
  return (
    <section className="second-factor" aria-label={say('secondFactor.codes')}>
      <h2>{say('secondFactor.codes')}</h2>
      <p>{say('secondFactor.codesWhy')}</p>
      <ul className="second-factor__codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="second-factor__buttons">
        <Button onClick={() => void copy()}>{say('secondFactor.copy')}</Button>
        <Button onClick={() => window.print()}>{say('secondFactor.print')}</Button>
        <Button type="primary" onClick={onKept}>
          {say('secondFactor.kept')}
        </Button>
      </p>
    </section>
  )
}
