import type { z } from 'zod'
import type { ActionOffer } from '#contract/ground/endpoint.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import type { Actor } from '#ground/database/claims.ts'
import { offer } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { refusesToServe, refusesUnlessResponsible, standingOf } from '../problem/responsible.ts'
import type { Remediation } from '../remediation.ts'
import type { ProblemOfPage } from './problem-page.store.ts'

/** The month's report that is awaited, and for whom the asking post would act. */
export function beginningsOf(
  { settings }: Remediation,
  the: ProblemOfPage,
  actor: Actor,
  { day }: Moment,
): Pick<z.input<typeof ProblemView>, 'reportDue' | 'actsFor'> {
  const serves = standingOf(the, actor) === 'onBehalf' && refusesToServe(the, actor, day) === null
  return {
    reportDue: the.reportDue === null ? null : { month: settings.monthOfReport(the.reportDue), dueOn: the.reportDue },
    actsFor: serves ? the.subjectName : null,
  }
}

/** Measures and reports are records of their own, so the problem's table does not offer to begin them; its page does. */
export function offersToBegin(the: ProblemOfPage, actor: Actor, moment: Moment): ActionOffer[] {
  const offers: ActionOffer[] = []
  if (the.state === 'rectifying' && may(actor, 'measure.draft')) offers.push(offer('draftMeasure', null))
  if (the.reportDue !== null && may(actor, 'problem.rectify'))
    offers.push(offer('submitProgress', refusesUnlessResponsible(the, actor, moment.day)))
  return offers
}
