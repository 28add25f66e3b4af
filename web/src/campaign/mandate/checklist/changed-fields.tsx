import type { ItemField } from '#contract/mandate/checklist.ts'
import { itemFieldWords, sourceTagWords } from '#contract/mandate/checklist-words.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { checklistWords } from './words.ts'

/** Field by field what an item said and says. */
export function ChangedFields({
  fields,
}: {
  fields: readonly { readonly field: ItemField; readonly was: string; readonly became: string }[]
}) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const shown = (field: ItemField, value: string) => {
    if (field === 'veto') return say(value === 'true' ? 'yes' : 'no')
    if (field === 'tag') return sentence(sourceTagWords[value as keyof typeof sourceTagWords])
    return value.split('\n').join('；') || say('difference.none')
  }
  return (
    <dl className="checklist-changes">
      {fields.map(({ field, was, became }) => (
        <div key={field}>
          <dt>{sentence(itemFieldWords[field])}</dt>
          <dd>
            <del>{shown(field, was)}</del> → <ins>{shown(field, became)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
