import type { z } from 'zod'
import { remediationMeasures } from '#campaign/remediation/index.ts'
import { type ProblemState, problemStateNames } from '#contract/remediation/problem.states.ts'
import { type BoardMeasure, boardMeasureNames, type MeasureWords } from '#contract/views/board.ts'

/** A number of the board: the figures that it adds up, and the problems that stand behind it. */
export interface BoardCount {
  /** Keys of `ground.figure_balance`. */
  readonly figures: readonly string[]
  readonly states: readonly ProblemState[]
  /** Past the original term (true), never past it (false), or either (null). */
  readonly overdue: boolean | null
}

/** Errors and doubles are in no total. */
const counted = problemStateNames.filter(state => state !== 'voided' && state !== 'merged')
const closed: readonly ProblemState[] = ['closed', 'closedByExit']
const rectified: readonly ProblemState[] = ['verified', 'onNotice', ...closed]
const ofStates = (states: readonly ProblemState[]): BoardCount => ({
  figures: states.map(state => `problem.state.${state}`),
  states,
  overdue: null,
})

/** What a number of the board counts. A test opens every cell and compares. */
export function boardCount(measure: BoardMeasure): BoardCount {
  switch (measure) {
    case 'all':
      return { figures: ['problem.all'], states: counted, overdue: null }
    case 'rectified':
      return ofStates(rectified)
    case 'closed':
      return ofStates(closed)
    case 'overdue':
      return { figures: ['problem.overdue'], states: ['assigned', 'rectifying', 'checking'], overdue: true }
    case 'closedInTime':
      return { figures: ['problem.closedInTime'], states: ['closed'], overdue: false }
    case 'closedLate':
      return { figures: ['problem.closedLate'], states: ['closed'], overdue: true }
    default:
      return ofStates([measure.slice('state.'.length) as ProblemState])
  }
}

const unit = { zh: '个', en: 'problems' }

/** Numbers that the board makes of several figures; the others are defined where they are counted. */
const ownWords: Partial<Record<BoardMeasure, Omit<z.input<typeof MeasureWords>, 'measure'>>> = {
  rectified: {
    words: { zh: '整改完成', en: 'Rectified' },
    unit,
    definition: {
      zh: '最后一个核查节点已通过的问题，含公示中、已销号和随关停销号的；整改完成不等于销号（三(三)3）',
      en: 'Problems whose last checkpoint was passed, closed ones included; rectified is not closed',
    },
  },
  closed: {
    words: { zh: '销号', en: 'Closed' },
    unit,
    definition: {
      zh: '已销号和随关停销号的问题（三(三)3）',
      en: 'Problems struck off, by closure or with the plant’s exit',
    },
  },
}

/** 口径: what each number of the board counts, in words. */
export function measureWords(measure: BoardMeasure): z.input<typeof MeasureWords> {
  const own = ownWords[measure]
  if (own) return { measure, ...own }
  const key = boardCount(measure).figures[0]
  const said = remediationMeasures.find(known => known.key === key)
  if (!said) throw new Error(`Nobody defines the figure ${key}`)
  return { measure, words: said.words, unit: said.unit, definition: said.definition }
}

/** All of them, in the order of the contract. */
export const boardDefinitions = boardMeasureNames.map(measureWords)
