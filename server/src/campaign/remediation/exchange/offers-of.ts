import type { CampaignExchangeSystem } from '#campaign/mandate/index.ts'
import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import type { ExchangeDecisionAction } from '#contract/remediation/exchange.states.ts'
import { takeableFields } from '#contract/remediation/exchange-words.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { ExchangeRow } from './exchange-row.store.ts'
import { readCode } from './say-field.ts'

type Line = Pick<
  ExchangeRow,
  'kind' | 'newNumber' | 'differing' | 'theirs' | 'decision' | 'earlier' | 'subjectState' | 'area'
>

/** What may be decided on a line, and why not where it may not; empty where there is nothing to decide. */
export function offersOf(
  line: Line,
  map: CampaignExchangeSystem['problem'],
  cityCode: string,
): [ExchangeDecisionAction, Refusal | null][] {
  if (line.decision !== null && !line.earlier) return []
  switch (line.kind) {
    case 'theirsOnly':
      return [
        ['report', refusesReport(line, map, cityCode)],
        ['ignore', null],
      ]
    case 'oursOnly':
      return [['ignore', null]]
    case 'differs':
      return [
        ...(line.newNumber ? [['takeNumber', null] as [ExchangeDecisionAction, null]] : []),
        ...(takeableOf(line).length > 0
          ? [['takeValues', refusesValues(line, map)] as [ExchangeDecisionAction, Refusal | null]]
          : []),
        ['ignore', null],
      ]
    case 'equal':
      return line.newNumber ? [['takeNumber', null]] : []
    case 'unreadable':
      return []
  }
}

/** The differing fields that a problem's own act takes over. */
export function takeableOf({ differing }: Pick<Line, 'differing'>): ExchangeField[] {
  return differing.filter(field => (takeableFields as readonly ExchangeField[]).includes(field))
}

function refusesValues(line: Line, map: CampaignExchangeSystem['problem']): Refusal | null {
  const { amend } = problemStates.actions
  if (line.subjectState === null || !(amend.from as readonly string[]).includes(line.subjectState)) {
    return refuse(
      409,
      'wrongState',
      { zh: '问题已进入核查或已办结，内容不再更正', en: 'The problem is being checked or has ended; its words stay' },
      { zh: '请在对方系统更正，或写明理由不处理', en: 'Have it put right in their system, or leave it with a reason' },
    )
  }
  if (takeableOf(line).includes('dimension') && readCode(map, 'dimension', line.theirs.dimension) === null)
    return unread('dimension', line.theirs.dimension)
  return null
}

function refusesReport(line: Line, map: CampaignExchangeSystem['problem'], cityCode: string): Refusal | null {
  const { words, subjectName, dimension, area } = line.theirs
  if (line.area === cityCode) return unread('area', area)
  if (!subjectName || subjectName.length < 2) return unread('subjectName', subjectName)
  if (!words || words.length < 2 || words.length > 2000) return unread('words', words)
  return readCode(map, 'dimension', dimension) === null ? unread('dimension', dimension) : null
}

const named: Partial<Record<ExchangeField, { zh: string; en: string }>> = {
  area: { zh: '区块', en: 'area' },
  subjectName: { zh: '企业（对象）', en: 'subject' },
  words: { zh: '问题描述', en: 'words' },
  dimension: { zh: '问题类别', en: 'dimension' },
}

function unread(field: ExchangeField, written: string | undefined): Refusal {
  const name = named[field] ?? { zh: field, en: field }
  const said = (written ?? '').slice(0, 30)
  return refuse(
    422,
    'exchange.unread',
    written
      ? { zh: `${name.zh}「${said}」读不出来`, en: `The ${name.en} “${said}” cannot be read` }
      : { zh: `没有${name.zh}`, en: `It has no ${name.en}` },
    {
      zh: '请在对方系统补正后重新导出，或在方案数据中补上这种说法，或手工上报',
      en: 'Have it mended there and export it again, add the word to the campaign’s data, or report it by hand',
    },
  )
}
