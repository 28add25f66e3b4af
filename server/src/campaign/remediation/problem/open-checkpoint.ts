import type { DutyChange, Moment } from '#ground/workflow/workflow.ts'
import { checkpointOf } from './at-checkpoint.ts'
import type { Problem, Signature } from './problem.ts'
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
  return openFor(settings, the, settings.unitsOf(checkpoint, the), moment)
}

/** Where a checkpoint needs more persons than have signed: who has done its share is free, whoever is still awaited keeps its term. */
export function awaitOthers(
  settings: ProblemSettings,
  the: Problem,
  signed: readonly Signature[],
  moment: Moment,
): DutyChange[] {
  const { checkpoint } = checkpointOf(settings, the)
  const awaited = settings.unitsOf(checkpoint, the, signed)
  return [
    ...settings
      .unitsOf(checkpoint, the)
      .filter(unit => !awaited.includes(unit))
      .map(holderUnit => ({ change: 'done' as const, kind: 'checkpoint', holderUnit, outcome: 'passed' })),
    // one that is open already stays as it is
    ...openFor(settings, the, awaited, moment),
  ]
}

function openFor(settings: ProblemSettings, the: Problem, units: readonly string[], moment: Moment): DutyChange[] {
  return units.map(holderUnit => ({
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
