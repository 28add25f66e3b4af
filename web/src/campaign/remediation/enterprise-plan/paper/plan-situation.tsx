import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { FactList } from '#web/ground/page/fact-list.tsx'
import { Radar } from '#web/ground/radar/radar.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { planWords } from '../words.ts'

/** 企业概况, 工艺及产污, 现状评分: where the enterprise stands. */
export function PlanSituation({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const campaign = useCampaign()
  const { enterprise, content } = plan.paper
  return (
    <>
      <section className="section">
        <h2>{say('paper.situation')}</h2>
        <FactList
          facts={[
            { title: say('list.name'), value: enterprise.name },
            { title: say('paper.code'), value: enterprise.code },
            {
              title: say('list.place'),
              value: [
                campaign.areaName(enterprise.area),
                campaign.townshipName(enterprise.township),
                enterprise.address,
              ]
                .filter(Boolean)
                .join(' '),
            },
          ]}
        />
        <p className="prose plan-words">{content.situation}</p>
      </section>
      <section className="section">
        <h2>{say('paper.process')}</h2>
        <p className="prose plan-words">{content.process}</p>
        {content.points.length > 0 && (
          <PlainTable
            caption={say('paper.points')}
            rows={content.points}
            keyOf={({ where, what }) => `${where} ${what}`}
            columns={[
              { key: 'where', title: say('paper.where'), render: ({ where }) => where },
              { key: 'what', title: say('paper.what'), render: ({ what }) => what },
              { key: 'treatment', title: say('paper.treatment'), render: ({ treatment }) => treatment },
            ]}
          />
        )}
      </section>
      <Score plan={plan} />
    </>
  )
}

function Score({ plan }: { plan: EnterprisePlanView }) {
  const say = useWords(planWords)
  const campaign = useCampaign()
  const { score, enterprise, industry } = plan.paper
  const drawn = useMemo(
    () =>
      score && {
        axes: score.dimensions.map(({ dimension }) => campaign.dimensionName(dimension)),
        series: [
          {
            name: say('paper.score'),
            values: score.dimensions.map(one => one.score),
          },
        ],
      },
    [score, campaign, say],
  )
  return (
    <section className="section">
      <h2>{say('paper.score')}</h2>
      {(!score || !drawn) && (
        <p className="muted">
          {say('paper.noScore')}{' '}
          <Link to={`/enterprises/${enterprise.id}/assess`} search={{ industry }}>
            {say('paper.assess')}
          </Link>
        </p>
      )}
      {score && drawn && (
        <>
          <p className="plan-total">
            <b className="figures">
              {score.total === null ? say('paper.noTotal') : say('paper.total', { total: score.total })}
            </b>{' '}
            <Link to={`/assessments/${score.assessmentId}`}>{say('paper.assessedOn', { day: score.visitedOn })}</Link>
          </p>
          {score.vetoFailed.length > 0 && (
            <p className="field__wrong">{say('paper.veto', { codes: score.vetoFailed.join('、') })}</p>
          )}
          <div className="plan-score">
            <Radar label={say('paper.score')} {...drawn} />
            <PlainTable
              caption={say('paper.score')}
              rows={score.dimensions}
              keyOf={({ dimension }) => dimension}
              columns={[
                {
                  key: 'dimension',
                  title: say('paper.dimension'),
                  render: ({ dimension }) => campaign.dimensionName(dimension),
                },
                {
                  key: 'score',
                  title: say('paper.points5'),
                  align: 'end',
                  render: one => <span className="figures">{one.score ?? '—'}</span>,
                },
              ]}
            />
          </div>
        </>
      )}
    </section>
  )
}
