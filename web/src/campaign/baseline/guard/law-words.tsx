import type { GuardLaw } from '#contract/baseline/guard.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { guardWords } from './words.ts'

/** The law that such steps touch. */
export function LawWords({ law, draft }: { law: GuardLaw; draft: boolean }) {
  const say = useWords(guardWords)
  const sentence = useSentence()
  return (
    <p className="muted prose">
      {say('page.law')}：{sentence(law.name)} {sentence(law.article)}：{sentence(law.says)}
      {draft && say('page.draft')}
    </p>
  )
}
