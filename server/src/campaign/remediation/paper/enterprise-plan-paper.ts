import { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import type { PlanPaper } from '#contract/remediation/enterprise-plan-paper.ts'
import { moneyOf } from '#contract/remediation/enterprise-plan-paper.ts'
import { type DocumentKind, momentWords, readSubject } from '#ground/document/index.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent } from '#ground/workflow/act.ts'
import { type EnterprisePlan, findEnterprisePlan } from '../enterprise-plan/enterprise-plan.store.ts'
import { findEnterprisePlans } from '../enterprise-plan/find-enterprise-plans.ts'
import { hashToApprove, readPlanPaper } from '../enterprise-plan/plan-paper.ts'
import { planSlots } from './enterprise-plan-slots.ts'
import { planTables, sayBy } from './enterprise-plan-tables.ts'

const Subject = z.object({ plan: z.uuid() })

/**
 * 一企一策 (三(三)1) in Word: the edition that the area approved, to be sealed and handed to the enterprise. It names the hash that the
 * approval bound, so that anybody can hold it against the plan it says it is.
 */
export function enterprisePlanPaper(campaign: Campaign): DocumentKind {
  const names = campaignNames(campaign)
  return {
    id: 'enterprisePlanPaper',
    words: { zh: '一企一策', en: 'Enterprise plan (Word)' },
    template: campaign.papers.templates.enterprisePlanPaper,
    slots: planSlots,
    subjects: async (tx, { text, most }, moment) => {
      const asked = { state: ['issued' as const, 'filed' as const, 'completed' as const], limit: most }
      const { rows } = await findEnterprisePlans(tx, moment, text === '' ? asked : { ...asked, text })
      return rows.map(({ id, name, industry, edition }) => ({
        subject: { plan: id },
        words: `${name} ${names.industry(industry)} 第${edition}版`,
      }))
    },
    gather: async (tx, subject, moment) => {
      const { plan: id } = readSubject(Subject, subject)
      const the = await findEnterprisePlan(tx, id)
      if (!the) throw absent()
      const hash = approvedHashOf(the)
      const paper = readPlanPaper(the)
      const asOf = moment.at.toISOString()
      const fact = (key: string, field: string, value: string | number) => ({
        key,
        value,
        measure: `enterprisePlan.${field}`,
        filter: { plan: id, edition: String(paper.edition) },
        asOf,
        link: `/enterprise-plans/${id}`,
      })
      const { enterprise, content, score, problems } = paper
      const measures = problems.flatMap(problem => problem.measures)
      return {
        facts: [
          fact('企业名称', 'enterprise.name', enterprise.name),
          fact('代码', 'enterprise.code', enterprise.code),
          fact('行业', 'industry', names.industry(paper.industry)),
          fact(
            '所在地',
            'enterprise.address',
            [names.area(enterprise.area), names.township(enterprise.township), enterprise.address]
              .filter(Boolean)
              .join(' '),
          ),
          fact('版次', 'edition', sayEdition(paper)),
          fact('修订原因', 'amendReason', paper.amendReason ?? '—'),
          fact('企业概况', 'content.situation', content.situation || '（未填写）'),
          fact('工艺流程', 'content.process', content.process || '（未填写）'),
          fact('评估日期', 'score.visitedOn', score?.visitedOn ?? '—'),
          fact('总分', 'score.total', score?.total ?? '—'),
          fact('否决项', 'score.vetoFailed', score?.vetoFailed.join('、') || '无'),
          fact('问题数', 'problems', problems.length),
          fact('措施数', 'measures', measures.length),
          fact('资金合计', 'content.money', moneyOf(paper)),
          fact('企业承诺', 'promise', sayPromise(paper)),
          fact('区块意见', 'approval', sayApproval(paper)),
          fact('下达', 'issued', sayDone(the.issuedOn, the.documentNumber, '未下达')),
          fact('备案', 'filed', sayDone(the.filedOn, the.filingNumber, '未备案')),
          fact('校验码', 'approvedHash', hash),
          fact('数据时间', 'moment', momentWords(moment)),
        ],
        tables: planTables(paper, names, asOf),
        about: [id, enterprise.id],
        main: [{ kind: 'outside', name: enterprise.name }],
      }
    },
  }
}

/** What the approval bound. Throws 409 where nothing is approved, where it has changed since, or where another edition is in its place. */
function approvedHashOf(the: EnterprisePlan): string {
  if (the.approvedHash === null || (the.issuedText === null && the.approvedHash !== hashToApprove(the))) {
    throw refuse(
      409,
      'document.notNow',
      {
        zh: '这一版还未经区块审核通过，或审核后有变动',
        en: 'This edition is not approved by its area, or has changed since it was',
      },
      { zh: '审核通过后再生成一企一策文书', en: 'The paper is made of what has been approved' },
    )
  }
  if (the.state !== 'amended') return the.approvedHash
  throw refuse(
    409,
    'document.notNow',
    { zh: '这一版已被修订版替代', en: 'An amendment has taken the place of this edition' },
    { zh: '请打开最新一版，再生成文书', en: 'Open the latest edition and make the paper from there' },
  )
}

const sayEdition = ({ edition }: PlanPaper) => (edition === 1 ? '第1版' : `第${edition}版（第${edition - 1}次修订）`)

function sayPromise({ promise }: PlanPaper): string {
  if (!promise) return '未承诺'
  return `${promise.on} ${sayBy(promise.by)}${promise.onBehalf ? '（代录，附书面承诺）' : ''}`
}

function sayApproval({ approval }: PlanPaper): string {
  if (!approval) return '未审核'
  return [approval.words, `${approval.on} ${sayBy(approval.by)}`].filter(Boolean).join('\n')
}

const sayDone = (on: string | null, number: string | null, otherwise: string) =>
  on === null ? otherwise : [on, number].filter(Boolean).join('　')
