import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { enterpriseStateNames, enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { type EnterpriseRow, exportEnterprises, listEnterprises } from '#contract/baseline/enterprise.ts'
import {
  EnterpriseKind,
  enterpriseKindWords,
  enterpriseScaleWords,
  PermitKind,
  ProductionState,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useMayOpen } from '#web/ground/session/use-session.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { exportFrom } from '#web/ground/table/export-from.ts'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { enterpriseTone } from '../enterprise-tone.ts'
import { baselineWords } from '../words.ts'
import { IndustryPapers } from './industry-papers.tsx'
import { RegistryMap } from './registry-map.tsx'
import { RegistrySearch } from './registry-search.ts'

/** 三(一)-1 list one: every enterprise, workshop and household in reach; the map is the list and the list is the map. */
export function RegistryPage() {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const mayOpen = useMayOpen()
  const mayImport = mayOpen('imports')
  const [{ map, industry, area }, change] = useFilters(RegistrySearch)
  const options = <Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, { zh: string; en: string }>>) =>
    ids.map(id => ({ value: id, label: sentence(words[id]) }))

  return (
    <div className="page page--fill">
      <Ledger<EnterpriseRow>
        name="registry"
        topic="enterprise"
        caption={say('registry.title')}
        endpoint={listEnterprises}
        exportLink={exportFrom(exportEnterprises)}
        keyOf={row => row.id}
        linkOf={row => `/enterprises/${row.id}`}
        columns={[
          { key: 'name', title: say('registry.name'), width: 300, sortable: 'ascending', render: row => row.name },
          {
            key: 'code',
            title: say('registry.code'),
            width: 190,
            render: row =>
              row.temporary ? (
                <span className="muted" title={say('registry.temporary')}>
                  {row.code}
                </span>
              ) : (
                row.code
              ),
          },
          {
            key: 'kind',
            title: say('registry.kind'),
            width: 76,
            render: row => sentence(enterpriseKindWords[row.kind]),
          },
          { key: 'area', title: say('registry.area'), width: 92, render: row => campaign.areaName(row.area) },
          {
            key: 'township',
            title: say('registry.township'),
            width: 110,
            render: row => campaign.townshipName(row.township),
          },
          {
            key: 'industries',
            title: say('registry.industries'),
            width: 150,
            render: row => row.industries.map(campaign.industryName).join('、'),
          },
          {
            key: 'state',
            title: say('registry.state'),
            width: 92,
            render: row => (
              <StateWord tone={enterpriseTone[row.state]}>{sentence(enterpriseStates.states[row.state])}</StateWord>
            ),
          },
          {
            key: 'production',
            title: say('registry.production'),
            width: 84,
            render: row => row.productionState && sentence(productionStateWords[row.productionState]),
          },
          {
            key: 'problems',
            title: say('registry.openProblems'),
            width: 96,
            align: 'end',
            render: row =>
              row.openProblems > 0 ? (
                <Link to="/problems" search={{ enterprise: row.id }}>
                  {row.openProblems}
                </Link>
              ) : (
                ''
              ),
          },
          {
            key: 'permit',
            title: say('registry.permit'),
            width: 100,
            shown: false,
            render: row => row.permitKind && sentence(permitKindWords[row.permitKind]),
          },
          {
            key: 'scale',
            title: say('registry.scale'),
            width: 100,
            shown: false,
            render: row => row.scale && sentence(enterpriseScaleWords[row.scale]),
          },
          { key: 'contact', title: say('registry.contact'), width: 92, shown: false, render: row => row.contactName },
          { key: 'phone', title: say('registry.phone'), width: 120, shown: false, render: row => row.phoneMasked },
          { key: 'address', title: say('registry.address'), width: 260, shown: false, render: row => row.address },
          {
            key: 'updated',
            title: say('registry.updated'),
            width: 110,
            sortable: 'descending',
            onCard: false,
            render: row => <Time at={row.updatedAt} />,
          },
        ]}
        filters={[
          { kind: 'text', key: 'text', title: say('registry.text') },
          {
            kind: 'choice',
            key: 'area',
            title: say('registry.area'),
            several: true,
            options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            kind: 'choice',
            key: 'township',
            title: say('registry.township'),
            several: true,
            options: campaign.townships.map(({ code, name, area }) => ({
              value: code,
              label: `${campaign.areaName(area)} ${name}`,
            })),
          },
          {
            kind: 'choice',
            key: 'industry',
            title: say('registry.industries'),
            several: true,
            options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            key: 'state',
            title: say('registry.state'),
            several: true,
            options: options(enterpriseStateNames, enterpriseStates.states),
          },
          {
            kind: 'choice',
            key: 'kind',
            title: say('registry.kind'),
            several: true,
            options: options(EnterpriseKind.options, enterpriseKindWords),
          },
          {
            kind: 'choice',
            key: 'productionState',
            title: say('registry.production'),
            several: true,
            options: options(ProductionState.options, productionStateWords),
          },
          {
            kind: 'choice',
            key: 'permitKind',
            title: say('registry.permit'),
            several: true,
            options: options(PermitKind.options, permitKindWords),
          },
          { kind: 'flag', key: 'problems', title: say('registry.hasProblems') },
          { kind: 'flag', key: 'notAssessed', title: say('registry.notAssessed') },
          { kind: 'flag', key: 'withoutPlace', title: say('registry.withoutPlace') },
        ]}
        empty={{
          why: say('registry.empty'),
          todo: mayImport ? <Link to="/imports/new">{say('registry.import')}</Link> : undefined,
        }}
        head={({ total, asOf }) => (
          <>
            <PageHead
              title={say('registry.title')}
              count={total}
              asOf={asOf}
              action={
                mayImport ? (
                  <Link to="/enterprises/new">
                    <Button type="primary">{say('registry.new')}</Button>
                  </Link>
                ) : undefined
              }
              more={
                <>
                  <IndustryPapers industry={industry} area={area} />
                  <Button aria-pressed={map === true} onClick={() => change({ map: map ? undefined : true })}>
                    {say(map ? 'registry.asList' : 'registry.asMap')}
                  </Button>
                  {mayOpen('boards') && <Link to="/assessments">{say('registry.assessments')}</Link>}
                  {mayOpen('review') && <Link to="/review">{say('registry.review')}</Link>}
                  {mayImport && <Link to="/imports/new">{say('registry.import')}</Link>}
                </>
              }
            />
            {map && <RegistryMap />}
          </>
        )}
      />
    </div>
  )
}
