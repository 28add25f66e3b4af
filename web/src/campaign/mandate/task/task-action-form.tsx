import { useQueryClient } from '@tanstack/react-query'
import { taskStates } from '#contract/mandate/task.states.ts'
import { actOnTask, type TaskView } from '#contract/mandate/task.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'
import { TaskFields } from './task-fields.tsx'
import { type AskingAction, inputOf, startOf, type TaskValues } from './task-values.ts'

/** The form of one action on a task: exactly what its input wants. */
export function TaskActionForm({ task, action, onDone }: { task: TaskView; action: AskingAction; onDone: () => void }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { words, needs } = taskStates.actions[action]
  const form = useDraftForm<TaskValues>({
    form: `task.${action}`,
    record: task.id,
    start: startOf(task),
    send: async (values, { requestId, files }) => {
      const after = await call(actOnTask[action] as typeof actOnTask.urge, {
        params: { id: task.id },
        body: { requestId, version: task.version, input: inputOf(action, values, files, task) as never },
      })
      queryClient.setQueryData(['task', task.id], after)
      announce(say('action.done', { action: sentence(words) }))
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['task'] })
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['task', task.id] })}
    >
      {needs && <p className="muted">{sentence(needs)}</p>}
      <TaskFields form={form} action={action} task={task} />
    </DraftFormView>
  )
}
