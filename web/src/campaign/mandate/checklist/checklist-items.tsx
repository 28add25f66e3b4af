import { type ChecklistItem, itemFields } from '#contract/mandate/checklist.ts'
import { itemFieldWords, sourceTagWords } from '#contract/mandate/checklist-words.ts'
import { letterOf } from '#contract/mandate/dimension-of-code.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { DraftMark } from '../campaign-data/draft-mark.tsx'
import { useCampaign } from '../use-campaign.ts'
import { checklistWords } from './words.ts'

/** The items of a version, dimension by dimension; a card each, so that a phone reads it too. */
export function ChecklistItems({ items, provisional }: { items: readonly ChecklistItem[]; provisional: boolean }) {
  const say = useWords(checklistWords)
  const campaign = useCampaign()
  if (items.length === 0) return <p className="muted">{say('page.noItems')}</p>
  return campaign.dimensions.map(({ id, letter, name }) => {
    const own = items.filter(({ code }) => letterOf(code) === letter)
    if (own.length === 0) return null
    return (
      <section key={id} className="section">
        <h2>
          {letter} {name} <span className="muted small">{say('page.items', { count: own.length })}</span>
        </h2>
        <ol className="checklist-items">
          {own.map(item => (
            <Item key={item.code} item={item} provisional={provisional} />
          ))}
        </ol>
      </section>
    )
  })
}

const shown = itemFields.filter(field => field !== 'requirement' && field !== 'veto' && field !== 'weight')

function Item({ item, provisional }: { item: ChecklistItem; provisional: boolean }) {
  const say = useWords(checklistWords)
  const sentence = useSentence()
  const value = (field: (typeof shown)[number]) => {
    const said = field === 'tag' ? sentence(sourceTagWords[item.tag]) : item[field]
    return Array.isArray(said) ? said.join('；') : said
  }
  const draft = item.tag !== 'V' && item.tag !== 'S'
  return (
    <li id={`item-${item.code}`} className="checklist-item">
      <p className="checklist-item__head">
        <span className="checklist-item__code">{item.code}</span> <b>{item.requirement}</b>{' '}
        {item.veto && <span className="checklist-item__veto">★{sentence(itemFieldWords.veto)}</span>}{' '}
        {item.weight !== 1 && <span className="muted small">{say('page.weight', { weight: item.weight })}</span>}{' '}
        <DraftMark draft={provisional && draft} />
      </p>
      <dl className="checklist-item__facts">
        {shown.map(field => {
          const said = value(field)
          return (
            said !== '' && (
              <div key={field}>
                <dt>{sentence(itemFieldWords[field])}</dt>
                <dd>{said}</dd>
              </div>
            )
          )
        })}
      </dl>
    </li>
  )
}
