import { eliminatedCapacityStates } from '#contract/baseline/eliminated-capacity.states.ts'
import { emissionStates } from '#contract/baseline/emission.states.ts'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { importStates } from '#contract/baseline/import.states.ts'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { signalStates } from '#contract/baseline/signal.states.ts'
import type { AuditEntry } from '#contract/ground/audit.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { taskStates } from '#contract/mandate/task.states.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { progressReportStates } from '#contract/remediation/progress-report.states.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

interface Noun {
  readonly noun: string
  readonly words: Words
  readonly actions: Readonly<Record<string, { readonly words: Words }>>
}

const nouns: readonly Noun[] = [
  taskStates,
  enterpriseStates,
  emissionStates,
  inclusionStates,
  signalStates,
  eliminatedCapacityStates,
  importStates,
  problemStates,
  measureStates,
  progressReportStates,
]
const tables = new Map(nouns.map(table => [table.noun, table]))

/** Nouns and actions that no state table has: sign-in, reads, grants, the calendar, backups. */
const otherNouns = [
  'session',
  'person',
  'grant',
  'calendarDay',
  'calendarYear',
  'file',
  'backup',
  'delegation',
] as const
const otherActions = [
  'signedIn',
  'signedOn',
  'signOnRefused',
  'signOnBound',
  'signOnUnbound',
  'signInFailed',
  'signedOut',
  'sessionEnded',
  'postChosen',
  'passwordChanged',
  'passwordSet',
  'accountLocked',
  'accountUnlocked',
  'secondFactorSet',
  'secondFactorFailed',
  'secondFactorRemoved',
  'secondFactorReset',
  'recoveryCodeUsed',
  'recoveryCodesRenewed',
  'open',
  'showPhone',
  'revealPhone',
  'exportList',
  'propose',
  'approve',
  'refuse',
  'withdraw',
  'delegated',
  'delegationEnded',
  'setDay',
  'clearDay',
  'enterYear',
  'started',
  'made',
  'failed',
  'restored',
] as const

/** An entry's action and noun in words; what nobody has named keeps its identifier, so that nothing shows as empty. */
export function useAuditWords(): {
  readonly action: (entry: Pick<AuditEntry, 'noun' | 'action'>) => string
  readonly noun: (noun: string | null) => string
  readonly nouns: readonly string[]
} {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  return {
    action: entry => {
      const words = tables.get(entry.noun ?? '')?.actions[entry.action]?.words
      if (words) return sentence(words)
      const other = otherActions.find(action => action === entry.action)
      return other ? say(`audit.action.${other}`) : entry.action
    },
    noun: noun => {
      const table = tables.get(noun ?? '')
      if (table) return sentence(table.words)
      const other = otherNouns.find(one => one === noun)
      return other ? say(`audit.noun.${other}`) : (noun ?? '')
    },
    nouns: [...tables.keys(), ...otherNouns],
  }
}
