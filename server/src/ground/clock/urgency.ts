import { addDays, daysBetween } from './add-days.ts'
import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import { type Pause, pausedDays, pauseOn } from './pauses.ts'
import { workingDaysBetween } from './working-days-between.ts'

/** The five steps that look the same everywhere (ui.md), mildest first. */
export const urgencySteps = ['inTime', 'dueSoon', 'blue', 'yellow', 'red'] as const
export type UrgencyStep = (typeof urgencySteps)[number]

/** Where the steps begin. Days over are calendar days. */
export interface Ladder {
  readonly dueSoonWorkingDays: number
  readonly blueDays: number
  readonly yellowDays: number
  readonly redDays: number
  readonly yellowReportsMissed: number
  readonly redYellows: number
}

/** 四(二)-3, lifecycles "Ladder"; a campaign may say otherwise. */
export const standardLadder: Ladder = {
  dueSoonWorkingDays: 3,
  blueDays: 1,
  yellowDays: 7,
  redDays: 30,
  yellowReportsMissed: 2,
  redYellows: 2,
}

/** What a duty's urgency depends on; days are those of business time. */
export interface UrgencyCase {
  /** 原定时限: overdue counts by it. */
  readonly setFor: Day
  /** 现定时限, after extensions and ended pauses: progress counts by it. */
  readonly standsAt: Day
  /** Today, or the day it was done. */
  readonly today: Day
  readonly calendar: Calendar
  readonly pauses?: readonly Pause[]
  readonly reportsMissed?: number
  /** 黄色 already given on the same subject. */
  readonly yellows?: number
  readonly ladder?: Ladder
}

export interface Urgency {
  readonly step: UrgencyStep
  /** Calendar days past the original deadline, paused days left out; an extension does not lower it. */
  readonly daysOver: number
  /** Working days to the standing deadline, that day included; 0 on its last day and after. */
  readonly workingDaysLeft: number
  readonly paused: boolean
}

/**
 * How urgent a duty is. Whether it is late at all is decided by the standing deadline; how far it has climbed, by the original
 * one. A paused clock stays on the step it had the day before the pause.
 */
export function urgency(duty: UrgencyCase): Urgency {
  const {
    setFor,
    standsAt,
    today,
    calendar,
    pauses = [],
    reportsMissed = 0,
    yellows = 0,
    ladder = standardLadder,
  } = duty
  let reached = today
  for (let pause = pauseOn(reached, pauses); pause !== undefined; pause = pauseOn(reached, pauses)) {
    reached = addDays(pause.from, -1)
  }
  const late = reached > standsAt
  const byOriginal = Math.max(0, daysBetween(setFor, reached) - pausedDays(pauses, reached))
  const daysOver = late ? Math.max(byOriginal, daysBetween(standsAt, reached)) : byOriginal
  const workingDaysLeft = late ? 0 : workingDaysBetween(reached, standsAt, calendar)
  return { step: step(), daysOver, workingDaysLeft, paused: reached !== today }

  function step(): UrgencyStep {
    if ((late && daysOver >= ladder.redDays) || yellows >= ladder.redYellows) return 'red'
    if ((late && daysOver >= ladder.yellowDays) || reportsMissed >= ladder.yellowReportsMissed) return 'yellow'
    if (late && daysOver >= ladder.blueDays) return 'blue'
    return workingDaysLeft <= ladder.dueSoonWorkingDays ? 'dueSoon' : 'inTime'
  }
}
