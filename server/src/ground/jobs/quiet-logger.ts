import { Logger } from 'graphile-worker'

/** The queue's own chatter ends here: what matters of it reaches `onTrouble`, without payloads. */
export function quietLogger(onTrouble: (sentence: string, cause: unknown) => void = () => {}): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') onTrouble(`Queue: ${message.slice(0, 200)}`, meta?.error)
  })
}
