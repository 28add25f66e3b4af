import type { TemplateSlot } from '#contract/ground/check-template.ts'
import type { BlockChange } from '#contract/ground/compare-templates.ts'
import { type StateTone, StateWord } from '../../state-word/state-word.tsx'
import { PlainTable } from '../../table/plain-table.tsx'
import { useSentence, useWords } from '../../words/use-words.ts'
import { templateWords } from './words.ts'

const tones: Readonly<Record<BlockChange['change'], StateTone>> = {
  same: 'ended',
  in: 'done',
  out: 'returned',
  changed: 'working',
}

/** Blocks with what became of each, in the order of the later version. */
export function ChangedBlocks({ blocks, slots }: { blocks: readonly BlockChange[]; slots: readonly TemplateSlot[] }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  const textOf = ({ kind }: BlockChange, text: string) => {
    const slot = slots.find(one => one.kind === kind && one.key === text)
    return slot ? sentence(slot.words) : text
  }
  return (
    <PlainTable
      caption={say('difference.what')}
      rows={blocks.map((block, at) => ({ ...block, key: String(at) }))}
      keyOf={({ key }) => key}
      columns={[
        {
          key: 'change',
          title: say('difference.change'),
          render: ({ change }) => <StateWord tone={tones[change]}>{say(`change.${change}`)}</StateWord>,
        },
        {
          key: 'block',
          title: say('difference.block'),
          render: block => (
            <div className="template-change" lang="zh-CN">
              {block.was !== null && block.change !== 'same' && <del>{textOf(block, block.was)}</del>}
              {block.became !== null && block.change !== 'same' && <ins>{textOf(block, block.became)}</ins>}
              {block.change === 'same' && <span className="muted">{textOf(block, block.became ?? '')}</span>}
            </div>
          ),
        },
      ]}
    />
  )
}
