import type { DutyChange, Moment } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { wordsOf } from './words.ts'

/** The duty of a checkpoint, for each unit whose turn it is; past the last one, that of closing. */
export function openCheckpoint(settings: ProblemSettings, the: Problem, index: number, moment: Moment): DutyChange[] {
  const level = settings.level(the.level)
  const checkpoint = level.checkpoints[index]
  if (!checkpoint) {
    const role =
      level.closure.roles.includes('cityOffice') && the.level === 'cityListed' ? 'cityOffice' : level.closure.roles[0]
    return [
      {
        change: 'open',
        kind: 'closure',
        clause: '三(三)3',
        words: wordsOf(the),
        due: settings.until('checkpoint', moment),
        holderUnit:
          role === 'cityOffice'
            ? 'city-office'
            : settings.areaUnit(role === 'areaOffice' ? 'areaOffice' : 'areaIndustry', the),
      },
    ]
  }
  return settings.unitsOf(checkpoint, the).map(holderUnit => ({
    change: 'open',
    kind: 'checkpoint',
    clause: '三(三)3',
    words: wordsOf(the),
    due: settings.until('checkpoint', moment),
    holderUnit,
  }))
}

/** The duties of working on it again after a return: the term is the one that stands, the original is remembered. */
export function openRectification(settings: ProblemSettings, the: Problem, moment: Moment): DutyChange[] {
  const holder = {
    holderUnit: the.responsibleUnit ?? undefined,
    holderEnterprise: the.responsibleEnterprise ?? undefined,
  }
  return [
    {
      change: 'open',
      kind: 'rectification',
      clause: '三(三)3',
      words: wordsOf(the),
      due: the.dueCurrent ?? moment.day,
      setFor: the.dueOriginal ?? undefined,
      ...holder,
    },
    {
      change: 'open',
      kind: 'progressReport',
      clause: '四(二)-1',
      words: wordsOf(the),
      due: settings.nextReport(moment.day, moment).due,
      ...holder,
    },
  ]
}
