import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { taskStates } from '#contract/mandate/task.states.ts'
import { actOnTask, type TaskView } from '#contract/mandate/task.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'
import { TaskActionForm } from './task-action-form.tsx'
import { type AskingAction, takenAtOnce } from './task-values.ts'

/** What the acting post may do with the task now; what asks nothing is taken at once, the rest in a form along the edge of the page. */
export function TaskActions({ task, opened }: { task: TaskView; opened: string | undefined }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const underway = useRef(false)
  const titles = Object.fromEntries(
    Object.entries(taskStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  const take = async (action: (typeof takenAtOnce)[number]) => {
    if (underway.current) return
    underway.current = true
    try {
      const after = await call(actOnTask[action], {
        params: { id: task.id },
        body: { requestId: makeRequestId(), version: task.version, input: {} },
      })
      queryClient.setQueryData(['task', task.id], after)
      announce(say('action.done', { action: titles[action] ?? action }))
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    underway.current = false
    await queryClient.invalidateQueries({ queryKey: ['task'] })
  }
  return (
    <ActionsBar
      opened={opened}
      offers={task.actions}
      titles={titles}
      atOnce={takenAtOnce}
      onAct={action => void take(action as (typeof takenAtOnce)[number])}
      form={(action, close) => (
        <TaskActionForm key={action} task={task} action={action as AskingAction} onDone={close} />
      )}
    />
  )
}
