import type { EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import { EvidenceViewer } from '#web/ground/evidence/evidence-viewer.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'

/** 进度节点: what is to be reached by when, and what has been. */
export function PlanCarriedOut({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const { nodes } = plan.paper.content
  const standing = new Map(plan.standing.nodes.map(node => [node.id, node]))
  return (
    <section className="section">
      <h2>{say('paper.nodes')}</h2>
      {nodes.length === 0 ? (
        <p className="muted">{say('paper.noNodes')}</p>
      ) : (
        <PlainTable
          caption={say('paper.nodes')}
          rows={nodes}
          keyOf={({ id }) => id}
          columns={[
            { key: 'node', title: say('paper.node'), render: ({ words }) => words },
            { key: 'due', title: say('paper.until'), render: ({ due }) => due },
            {
              key: 'now',
              title: say('paper.now'),
              render: ({ id }) => {
                const node = standing.get(id)
                if (!node) return null
                if (!node.reached)
                  return (
                    plan.issued && (
                      <UrgencyMark urgency={node.urgency}>
                        {node.lateDays > 0 ? say('paper.late', { count: node.lateDays }) : say('paper.notReached')}
                      </UrgencyMark>
                    )
                  )
                const { on, words, by, onBehalf, files } = node.reached
                return (
                  <div>
                    <p>
                      {say('paper.reached', { day: on })}：{words}
                    </p>
                    <p className="small muted">{say(onBehalf ? 'paper.reachedOnBehalf' : 'paper.reachedBy', { by })}</p>
                    {files.length > 0 && <EvidenceViewer files={files} />}
                  </div>
                )
              },
            },
          ]}
        />
      )}
    </section>
  )
}
