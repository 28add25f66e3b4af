import type { InclusionView } from '#contract/baseline/inclusion.ts'
import { closureItemWords, routeWords } from '#contract/baseline/inclusion-words.ts'
import { EvidenceViewer } from '#web/ground/evidence/evidence-viewer.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'

type ClosureRow = InclusionView['closure'][number]

/** 二-2: by which route, where to and by when; of a closure what has been seen on site, and by whom. */
export function RouteFacts({ inclusion }: { inclusion: InclusionView }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const { route, destination, plannedOn, cultivated, closure, stopDecision } = inclusion
  const facts = [
    route === null ? say('panel.noRoute') : sentence(routeWords[route]),
    destination === null ? '' : say('panel.destination', { destination }),
    plannedOn === null ? '' : say('panel.plannedOn', { day: plannedOn }),
    cultivated ? say('list.cultivated') : '',
  ].filter(Boolean)
  return (
    <>
      <p>
        {say('panel.route')}：{facts.join(' · ')}
      </p>
      {closure.length > 0 && (
        <>
          <p className="muted small">{say('panel.closureNote')}</p>
          <div className="inclusion__sight">
            {stopDecision === null
              ? say('panel.noStopDecision')
              : say('panel.stopDecision', { number: stopDecision.number, day: stopDecision.decidedOn })}
            {stopDecision !== null && <EvidenceViewer files={stopDecision.files} />}
          </div>
          <PlainTable<ClosureRow>
            caption={say('panel.closure')}
            rows={closure}
            keyOf={row => row.item}
            columns={[
              { key: 'item', title: say('panel.item'), render: row => sentence(closureItemWords[row.item]) },
              { key: 'first', title: say('panel.firstSight'), render: row => <Sight sight={row.sights[0]} /> },
              { key: 'second', title: say('panel.secondSight'), render: row => <Sight sight={row.sights[1]} /> },
            ]}
          />
        </>
      )}
    </>
  )
}

function Sight({ sight }: { sight: ClosureRow['sights'][number] | undefined }) {
  const say = useWords(listTwoWords)
  if (!sight) return <span className="muted">{say('panel.notSeen')}</span>
  return (
    <span className="inclusion__sight">
      {sight.unitName} {sight.personName} {sight.seenOn} {sight.words}
      <EvidenceViewer files={sight.files} />
    </span>
  )
}
