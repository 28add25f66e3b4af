import type { z } from 'zod'
import { taskInputs } from '#contract/mandate/task.ts'
import { attachFiles } from '#ground/files/index.ts'
import { linkOfTask, type TaskRule } from './task.ts'
import { leadsNot } from './task-parties.ts'
import type { TaskSettings } from './task-settings.ts'

/** 报结: the lead unit says it is done and hands in its product; the confirming unit then has its own term. */
export function reportTask(settings: TaskSettings): TaskRule<z.output<typeof taskInputs.report>> {
  return {
    takes: taskInputs.report,
    refuses: leadsNot,
    decide: (the, input, moment) => ({
      to: 'reported',
      set: { reportedOn: moment.day, reportWords: input.words, reportFiles: input.files, urgedOn: null },
      duties: [
        { change: 'done', outcome: 'reported' },
        {
          change: 'open',
          kind: 'taskConfirmation',
          clause: the.clause,
          words: the.title,
          due: settings.confirmationUntil(moment),
          holderUnit: the.confirmedBy,
        },
      ],
      note: input.words,
      files: input.files,
      also: tx => attachFiles(tx, { noun: 'task', id: the.id, cell: the }, 'paper', input.files),
      tell: {
        units: [{ unitId: the.confirmedBy }],
        words: { zh: `待确认：${the.title}`, en: `To be confirmed: ${the.title}` },
        link: linkOfTask(the),
      },
    }),
  }
}
