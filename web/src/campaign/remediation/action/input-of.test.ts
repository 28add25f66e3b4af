import { describe, expect, it } from 'vitest'
import { MeasureFacts, measureInputs } from '#contract/remediation/measure.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { progressReportInputs } from '#contract/remediation/progress-report.ts'
import { type ActionValues, startWith } from './action-values.ts'
import { asksNow, measureAsks, problemAsks, reportAsks } from './asks.ts'
import { type Ask, inputOf, nameOf } from './input-of.ts'

const enterprise = '018f2f2e-7c00-7000-8000-000000000001'
const file = '018f2f2e-7c00-7000-8000-000000000002'
const problem = {
  enterpriseId: enterprise,
  actsFor: null,
  responsibleEnterprise: null,
  exit: null,
  checkpoints: [{ id: 'localCheck', state: 'here', onSite: false }],
} as unknown as ProblemView

const asked = (asks: readonly Ask[], action: string, known: Partial<ActionValues> = {}, of = problem) =>
  asksNow(asks, action, of, startWith(known)).map(nameOf)

describe('what a form of an action asks', () => {
  it('papers only of a decision on paper, with the day, the decider and the scan', () => {
    expect(asked(problemAsks.void, 'void')).toEqual(['reason', 'files', 'basis.kind'])
    expect(asked(problemAsks.void, 'void', { 'basis.kind': 'minutes' })).toEqual([
      'reason',
      'files',
      'basis.kind',
      'basis.decidedOn',
      'basis.deciderPersonId',
      'basis.deciderName',
      'basis.file',
    ])
  })

  it('ground and proof only of whoever acts for an enterprise', () => {
    expect(asked(problemAsks.requestCheck, 'requestCheck')).toEqual(['words', 'files'])
    const served = { ...problem, actsFor: '贺村某某木器加工户' }
    expect(asked(problemAsks.requestCheck, 'requestCheck', {}, served)).toContain('onBehalfOf.proof')
  })

  it('what was seen on site where the checkpoint is on site, else only of whoever says so', () => {
    expect(asked(problemAsks.pass, 'pass')).toEqual(['opinion', 'onSite', 'files'])
    expect(asked(problemAsks.pass, 'pass', { onSite: true })).toContain('onSite.findings')
    const onSite = { ...problem, checkpoints: [{ id: 'visit', state: 'here', onSite: true }] } as unknown as ProblemView
    expect(asked(problemAsks.pass, 'pass', {}, onSite)).toEqual(expect.arrayContaining(['onSite.files']))
    expect(asked(problemAsks.pass, 'pass', {}, onSite)).not.toContain('onSite')
  })

  it('the second visit only where the exit is a closed plant’s', () => {
    expect(asked(problemAsks.confirmExit, 'confirmExit')).toEqual(['words', 'basis.kind'])
    const leaving = { ...problem, exit: { kind: 'closeByExit' } } as unknown as ProblemView
    expect(asked(problemAsks.confirmExit, 'confirmExit', {}, leaving)).toContain('proof.powerCut')
  })

  it('what changed only where something did', () => {
    expect(asked(reportAsks.submit, 'submit', { changed: 'no' })).not.toContain('words')
    expect(asked(reportAsks.submit, 'submit', { changed: 'yes' })).toContain('words')
  })

  it('nothing that the contract would not take', () => {
    const top = (asks: readonly Ask[]) => new Set(asks.map(ask => nameOf(ask).split('.')[0] ?? ''))
    const known = (takes: unknown) => Object.keys((takes as { shape: object }).shape)
    const all: [asks: readonly Ask[], takes: unknown, besides?: string[]][] = [
      ...Object.entries(problemAsks).map(
        ([action, asks]) => [asks, problemInputs[action as keyof typeof problemInputs]] as [readonly Ask[], unknown],
      ),
      ...Object.entries(measureInputs).map(
        ([action, takes]) => [measureAsks[action as keyof typeof measureInputs], takes] as [readonly Ask[], unknown],
      ),
      [measureAsks.draft, MeasureFacts, ['onBehalfOf']],
      ...Object.entries(progressReportInputs).map(
        ([action, takes]) =>
          [reportAsks[action as keyof typeof progressReportInputs], takes] as [readonly Ask[], unknown],
      ),
    ]
    for (const [asks, takes, besides = []] of all)
      expect([...known(takes), ...besides]).toEqual(expect.arrayContaining([...top(asks)]))
  })
})

describe('what a form of an action sends', () => {
  const send = (asks: readonly Ask[], known: Partial<ActionValues>, files = {}, oneReceiver = false) =>
    inputOf(asks, startWith(known), files, { enterprise, oneReceiver })

  it('what was asked at its path, and nothing of what was left empty', () => {
    const input = send(problemAsks.close, { 'form.rectification': '已改造', 'form.conclusion': '同意销号' })
    expect(input).toEqual({ form: { rectification: '已改造', conclusion: '同意销号' }, basis: { kind: 'self' } })
  })

  it('the first receiver as the lead, the others as cooperating; the enterprise by its own id', () => {
    const to = [
      { to: 'enterprise', term: '' },
      { to: '330824-office', term: '2024-08-31' },
      { to: '', term: '' },
    ]
    expect(send(['to'], { to }).to).toEqual([
      { enterpriseId: enterprise, share: 'lead' },
      { unitId: '330824-office', share: 'cooperate', term: '2024-08-31' },
    ])
    expect(send(['to'], { to }, {}, true).to).toEqual({ enterpriseId: enterprise, share: 'lead' })
  })

  it('files by their field: one where one is meant, none where some must be, so that the answer names them', () => {
    expect(send(['leadingGroupFile?', 'files?'], {}, { leadingGroupFile: [file], files: [] })).toEqual({
      leadingGroupFile: file,
    })
    expect(send(['before', 'after'], {}, { after: [file] })).toEqual({ before: [], after: [file] })
  })

  it('the answer to 有变化吗 as yes or no', () => {
    expect(send(['changed'], { changed: 'no' })).toEqual({ changed: false })
    expect(send(['changed'], { changed: 'yes' })).toEqual({ changed: true })
    expect(send(['changed'], {})).toEqual({})
  })
})
