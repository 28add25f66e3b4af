import { Link } from '@tanstack/react-router'
import type { CampaignData } from '#contract/mandate/campaign-data.ts'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'
import { CampaignSearch } from './campaign-search.ts'
import { DraftMark } from './draft-mark.tsx'
import './campaign.css'

/** 技术规范 of one industry at a time: what an enterprise is checked against, and how each item is judged. */
export function Checklists({ checklists }: { checklists: CampaignData['checklists'] }) {
  const say = useWords(mandateWords)
  const campaign = useCampaign()
  const [{ industry }, change] = useFilters(CampaignSearch)
  const shown = checklists.find(checklist => checklist.industry === industry) ?? checklists[0]
  if (!shown) return <p>{say('data.noDrafts')}</p>
  const nameOf = (id: string) => (id === 'common' ? say('data.common') : campaign.industryName(id))
  return (
    <>
      <label className="campaign-choice">
        {say('column.industry')}
        <select
          className="text-input"
          value={shown.industry}
          onChange={event => change({ industry: event.target.value })}
        >
          {checklists.map(checklist => (
            <option key={checklist.industry} value={checklist.industry}>
              {`${nameOf(checklist.industry)} · ${say('data.items', { count: checklist.items.length })}`}
            </option>
          ))}
        </select>
      </label>
      <h2 className="campaign-title">{shown.title}</h2>
      <p className="muted prose">{shown.basis}</p>
      <p className="prose">
        {say('data.checklistNote')} <Link to="/checklists">{say('data.checklistsInUse')}</Link>
      </p>
      <PlainTable
        caption={shown.title}
        rows={shown.items}
        keyOf={item => item.code}
        columns={[
          {
            key: 'code',
            title: say('data.code'),
            render: item => (
              <span className="campaign-code">
                {item.code}
                {item.veto && ` ★${say('data.veto')}`}
              </span>
            ),
          },
          { key: 'requirement', title: say('data.requirement'), render: item => item.requirement },
          { key: 'measures', title: say('data.measures'), render: item => item.measures.join('；') },
          { key: 'judged', title: say('data.judged'), render: item => item.howJudged },
          {
            key: 'source',
            title: say('data.source'),
            render: item => (
              <>
                <DraftMark draft={item.draft} /> {item.source}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
