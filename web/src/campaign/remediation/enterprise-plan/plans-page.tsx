import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import {
  type EnterprisePlanRow,
  EnterprisePlanStateName,
  listEnterprisePlans,
} from '#contract/remediation/enterprise-plan.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import type { Column, Filter } from '#web/ground/table/ledger-definition.ts'
import { DayOf, Time } from '#web/ground/time/time.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { PlansSearch } from './plan-search.ts'
import { planTone } from './plan-tone.ts'
import { planWords } from './words.ts'

/** 一企一策: the plans in reach of the post, what changed last first. */
export function PlansPage() {
  const say = useWords(planWords)
  return (
    <div className="page page--fill">
      <Ledger<EnterprisePlanRow>
        name="enterprisePlans"
        topic="enterprisePlan"
        caption={say('list.title')}
        endpoint={listEnterprisePlans}
        keyOf={row => row.id}
        linkOf={row => `/enterprise-plans/${row.id}`}
        columns={usePlanColumns()}
        filters={usePlanFilters()}
        empty={{ why: say('list.empty') }}
        head={({ total, asOf }) => <PageHead title={say('list.title')} count={total} asOf={asOf} />}
      />
    </div>
  )
}

function usePlanColumns(): [Column<EnterprisePlanRow>, ...Column<EnterprisePlanRow>[]] {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    { key: 'name', title: say('list.name'), width: 220, render: row => row.name },
    { key: 'industry', title: say('list.industry'), width: 108, render: row => campaign.industryName(row.industry) },
    {
      key: 'place',
      title: say('list.place'),
      width: 140,
      render: row => `${campaign.areaName(row.area)} ${campaign.townshipName(row.township)}`,
    },
    {
      key: 'state',
      title: say('list.state'),
      width: 104,
      render: row => (
        <StateWord tone={planTone[row.state]}>{sentence(enterprisePlanStates.states[row.state])}</StateWord>
      ),
    },
    {
      key: 'nodes',
      title: say('list.nodes'),
      width: 72,
      align: 'end',
      render: row => `${row.nodes.reached}/${row.nodes.all}`,
    },
    {
      key: 'nextNode',
      title: say('list.nextNode'),
      width: 240,
      render: row =>
        row.nextNode && (
          <>
            <UrgencyMark urgency={row.nextNode.urgency} /> <DayOf day={row.nextNode.due} /> {row.nextNode.words}
          </>
        ),
    },
    {
      key: 'money',
      title: say('list.money'),
      width: 104,
      align: 'end',
      render: row => row.money.toLocaleString('en-US'),
    },
    {
      key: 'issuedOn',
      title: say('list.issuedOn'),
      width: 96,
      render: row => row.issuedOn && <DayOf day={row.issuedOn} />,
    },
    {
      key: 'filedOn',
      title: say('list.filedOn'),
      width: 96,
      render: row => row.filedOn && <DayOf day={row.filedOn} />,
    },
    {
      key: 'documentNumber',
      title: say('list.documentNumber'),
      width: 160,
      shown: false,
      render: row => row.documentNumber,
    },
    {
      key: 'edition',
      title: say('list.edition'),
      width: 72,
      align: 'end',
      shown: false,
      onCard: false,
      render: row => row.edition,
    },
    {
      key: 'changed',
      title: say('list.changed'),
      width: 120,
      shown: false,
      onCard: false,
      render: row => <Time at={row.updatedAt} />,
    },
  ]
}

function usePlanFilters(): Filter[] {
  const say = useWords(planWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const [search] = useFilters(PlansSearch)
  const chosen: Readonly<Record<string, unknown>> = search
  const areas = Array.isArray(chosen.area) ? chosen.area.map(String) : []
  return [
    { kind: 'text', key: 'text', title: say('list.text') },
    {
      kind: 'choice',
      key: 'state',
      title: say('list.state'),
      several: true,
      options: EnterprisePlanStateName.options.map(state => ({
        value: state,
        label: sentence(enterprisePlanStates.states[state]),
      })),
    },
    { kind: 'flag', key: 'withoutOpinion', title: say('list.withoutOpinion') },
    {
      kind: 'choice',
      key: 'area',
      title: say('list.area'),
      several: true,
      options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      kind: 'choice',
      key: 'township',
      title: say('list.place'),
      several: true,
      options: campaign.townships
        .filter(({ area }) => areas.length === 0 || areas.includes(area))
        .map(({ code, name, area }) => ({ value: code, label: `${campaign.areaName(area)} ${name}` })),
    },
    {
      kind: 'choice',
      key: 'industry',
      title: say('list.industry'),
      several: true,
      options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}
