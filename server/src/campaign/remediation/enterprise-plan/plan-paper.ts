import { createHash } from 'node:crypto'
import { type PlanBy, PlanPaper, type PlanProblem } from '#contract/remediation/enterprise-plan-paper.ts'
import type { EnterprisePlan } from './enterprise-plan.store.ts'
import { isDone } from './plan-progress.ts'

/** 「江山市经信局 张强」 as unit and person. */
export function byOf(words: string): PlanBy {
  const at = words.lastIndexOf(' ')
  return at < 0 ? { unit: words, person: null } : { unit: words.slice(0, at), person: words.slice(at + 1) }
}

/**
 * 一企一策表 (三(三)1), everything the paper needs: as issued, from the day of issue on; before it as the records say at the moment of
 * reading, with score and problem table read and not kept.
 */
export function readPlanPaper(the: EnterprisePlan): PlanPaper {
  return the.issuedText === null ? draftedPaper(the) : PlanPaper.parse(JSON.parse(the.issuedText))
}

function draftedPaper(the: EnterprisePlan): PlanPaper {
  const { assessment } = the
  return {
    enterprise: { ...the.enterprise, area: the.area, township: the.township },
    industry: the.industry,
    edition: the.edition,
    amendReason: the.amendReason,
    content: the.content,
    score: assessment && {
      assessmentId: assessment.id,
      visitedOn: assessment.visitedOn,
      total: assessment.total,
      dimensions: assessment.score.dimensions,
      vetoFailed: assessment.score.vetoFailed,
    },
    problems: openProblems(the),
    promise:
      the.promisedByWords !== null && the.promisedOn !== null
        ? { by: byOf(the.promisedByWords), on: the.promisedOn, onBehalf: the.promisedOnBehalf }
        : null,
    opinions: the.opinions.by.map(({ byWords, on, verdict, words, expert }) => ({
      by: byOf(byWords),
      on,
      verdict,
      words,
      expert,
    })),
    approval:
      the.approvedByWords !== null && the.approvedOn !== null
        ? { by: byOf(the.approvedByWords), on: the.approvedOn, words: the.approvalWords }
        : null,
  }
}

/** What is still to be put right stands in a plan; what was proposed for it only while nobody has drafted a measure. */
function openProblems({ problems }: EnterprisePlan): PlanProblem[] {
  return problems
    .filter(problem => !isDone(problem.state))
    .map(({ state: _, proposed, ...problem }) => ({
      ...problem,
      proposed: problem.measures.length === 0 ? proposed : [],
    }))
}

/** The text of a paper and its hash, SHA-256 in hexadecimal. */
export function textOf(paper: PlanPaper): { readonly text: string; readonly hash: string } {
  const text = JSON.stringify(paper)
  return { text, hash: hashOfText(text) }
}

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What an approval binds to: all of the paper but the approval itself. */
export const hashToApprove = (the: EnterprisePlan): string => textOf({ ...draftedPaper(the), approval: null }).hash
