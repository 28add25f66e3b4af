import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'

/** 草案, where something rests on no source that was seen. */
export function DraftMark({ draft }: { draft: boolean }) {
  const say = useWords(mandateWords)
  return draft ? <StateWord tone="waiting">{say('data.draft')}</StateWord> : null
}
