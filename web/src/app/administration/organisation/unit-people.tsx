import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { listUnitPeople, showPhone, type UnitPersonRow, type UnitRow } from '#contract/ground/organisation.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

/** A unit and who holds a post in it today. */
export function UnitPeople({ unit }: { unit: UnitRow }) {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error } = useQuery({
    queryKey: ['unitPeople', unit.id],
    queryFn: ({ signal }) => call(listUnitPeople, { params: { id: unit.id } }, { signal }),
  })
  // whoever chose a unit far down the tree is led to its people
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <>
      <h2 ref={heading}>{unit.name}</h2>
      <FactList
        facts={[
          { title: say('organisation.area'), value: unit.areaName },
          { title: say('organisation.township'), value: unit.township && campaign.townshipName(unit.township) },
          { title: say('organisation.industries'), value: unit.industries.map(campaign.industryName).join('、') },
        ]}
      />
      {error && <RefusalWords refusal={asRefusal(error)} />}
      {data?.rows.length === 0 && <p>{say('organisation.nobody')}</p>}
      {data && data.rows.length > 0 && (
        <PlainTable
          caption={say('organisation.people')}
          rows={data.rows}
          keyOf={row => row.postId}
          columns={[
            { key: 'name', title: say('people.name'), render: row => row.personName },
            { key: 'title', title: say('people.post'), render: row => sentence(row.title) },
            { key: 'scope', title: say('people.scope'), render: row => sentence(row.scopeWords) },
            { key: 'phone', title: say('people.phone'), render: row => <Phone row={row} /> },
          ]}
        />
      )}
    </>
  )
}

/** A number with its middle hidden; the whole of it on request, which goes into the audit. */
function Phone({ row }: { row: UnitPersonRow }) {
  const say = useWords(administrationWords)
  const opened = useMutation({ mutationFn: () => call(showPhone, { params: { id: row.personId } }) })
  if (row.phoneMasked === null) return <span className="muted">{say('people.noPhone')}</span>
  if (opened.data) {
    return (
      <a className="figures" href={`tel:${opened.data.phone}`}>
        {opened.data.phone}
      </a>
    )
  }
  return (
    <>
      <span className="figures">{row.phoneMasked}</span>{' '}
      {row.phoneOpens && (
        <button
          type="button"
          className="plain-button"
          aria-label={say('people.openPhoneOf', { person: row.personName })}
          onClick={() => opened.mutate()}
        >
          {say('people.openPhone')}
        </button>
      )}
      {opened.error && <RefusalWords refusal={asRefusal(opened.error)} />}
    </>
  )
}
