import type { z } from 'zod'
import { readSaid } from '#contract/ground/said.ts'
import { sayIssue } from '#web/ground/form/say-issue.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { groundWords } from '#web/ground/words.ts'

/** What an issue of the schema says to the person at the field. */
export function useSayIssue(): (issue: z.core.$ZodIssue, values: unknown) => string {
  const say = useWords(groundWords)
  const sentence = useSentence()
  return (issue, values) => {
    const own = readSaid(issue.message)
    const general = sayIssue(issue, values)
    return own ? sentence(own) : say(general.key, general.values)
  }
}
