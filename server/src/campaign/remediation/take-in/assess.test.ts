import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Baseline,
  countChecklistUses,
  itemsOf,
  openBaseline,
  recordAssessment,
  showProgress,
  showSheet,
  viewAssessment,
  viewAssessments,
} from '#campaign/baseline/index.ts'
import {
  beginChecklist,
  type Checklist,
  campaignVersion,
  checklistsInUse,
  makeChecklistWorkflow,
} from '#campaign/mandate/index.ts'
import { AssessmentAnswer, type AssessmentKind, type RecordAssessment } from '#contract/baseline/assessment.ts'
import type { ChecklistContent, ChecklistItem } from '#contract/mandate/checklist.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { act } from '#ground/workflow/act.ts'
import { draftMeasure, findingTarget } from '../index.ts'
import { showOptions } from '../page/show-options.ts'
import { showProblem } from '../page/show-problem.ts'
import {
  area,
  cityEcology,
  ecology,
  economy,
  industry,
  officer,
  openStage,
  post,
  type Stage,
} from '../testing/open-stage.ts'

let stage: Stage
let baseline: Baseline
let versions: Checklist[]
beforeAll(async () => {
  stage = await openStage()
  versions = await reading(stage.database, ecology(), tx => checklistsInUse(tx, industry))
  baseline = openBaseline({
    ...stage.context,
    sealing: createSealing(randomBytes(32)),
    storage: folderStorage('nowhere'),
  })
  baseline.registerFindings(findingTarget(stage.remediation))
})
afterAll(() => stage.close())

type Findings = Readonly<Record<string, object>>

/** A sheet whose items are met but for what is said of some of them. */
function sheet(findings: Findings = {}, more: Partial<RecordAssessment> = {}): RecordAssessment {
  const { campaign } = stage.context
  return {
    requestId: randomUUID(),
    industry,
    kind: 'baseline',
    campaignVersion: campaignVersion(campaign),
    checklists: versions.map(({ id }) => id),
    answers: itemsOf(versions).map(({ code }) => AssessmentAnswer.parse({ code, result: 'met', ...findings[code] })),
    ...more,
  }
}
const record = (by: Actor, enterprise: string, said: RecordAssessment) =>
  recordAssessment(baseline.assessing, by, enterprise, said)
const moment = () => momentOf(stage.context)
const view = (by: Actor, id: string) =>
  reading(stage.database, by, tx => viewAssessment(tx, baseline.assessing, moment(), id))
const all = (by: Actor, enterprise: string) =>
  reading(stage.database, by, tx => viewAssessments(tx, moment(), enterprise))
const blank = (by: Actor, enterprise: string) =>
  reading(stage.database, by, tx => showSheet(tx, baseline.assessing, moment(), enterprise, undefined))
const problemsOf = async (enterprise: string) =>
  stage.rows<{ clause: string }>(
    ecology(),
    'select clause from remediation.problem where enterprise_id = $1 order by clause',
    [enterprise],
  )
const voided = (by: Actor, id: string, reason = '看错企业') =>
  act(stage.context, by, baseline.assessing.assessments, {
    id,
    action: 'void',
    version: 1,
    requestId: randomUUID(),
    input: { reason },
  })
const workflow = () => makeChecklistWorkflow(stage.context)
/** The next version of a checklist, drafted by one and put in force by another. */
async function putInForce(from: Checklist, change: (content: ChecklistContent) => ChecklistContent): Promise<string> {
  const { context } = stage
  const { id } = await beginChecklist(context, cityEcology(), workflow(), { requestId: randomUUID(), from: from.id })
  const take = (action: 'edit' | 'putInForce', input: object) =>
    act(context, cityEcology(), workflow(), { id, action, requestId: randomUUID(), input })
  await take('edit', { content: change(from.content) })
  await take('putInForce', { replaces: from.id, ground: '会议纪要' })
  return id
}
const notMet = (words: string) => ({ result: 'notMet', words })

describe('三(一)-3 assessing an enterprise', () => {
  it('keeps answers, scores, the version judged by and who found it, and makes one problem of each finding', async () => {
    const by = officer()
    const enterprise = await stage.enterprise('江山评估一木业')
    const photo = await stage.file(by)
    const { id } = await record(
      by,
      enterprise,
      sheet(
        {
          'MJ-B1': {
            ...notMet('喷漆房未密闭'),
            causeKind: 'equipment',
            cause: '设备老旧',
            measures: ['加装集气罩'],
            files: [photo],
          },
          'G-D1': { result: 'metWithinTerm', words: '台账缺三个月', asProblem: true },
          'G-D2': { result: 'metWithinTerm' },
          'G-B7': { result: 'notApplicable', reason: '不是重点管理单位' },
        },
        { visitedOn: '2024-06-19', present: '厂长 李强' },
      ),
    )
    const seen = await view(economy(), id)
    expect(seen).toMatchObject({
      kind: 'baseline',
      state: 'recorded',
      visitedOn: '2024-06-19',
      foundBy: by.words,
      campaignVersion: campaignVersion(stage.context.campaign),
      vetoFailed: ['MJ-B1'],
      total: 59,
      problems: 2,
      present: '厂长 李强',
      compared: null,
    })
    expect(seen.uncapped).toBeGreaterThan(59)
    const finding = seen.answers.find(({ code }) => code === 'MJ-B1')
    expect(finding).toMatchObject({ points: 0, measures: ['加装集气罩'], files: [photo], problem: { known: false } })
    expect(seen.answers.find(({ code }) => code === 'G-B7')).toMatchObject({ points: null, reason: '不是重点管理单位' })
    expect(await showProblem(stage.remediation, economy(), finding?.problem?.id ?? '')).toMatchObject({
      state: 'found',
      words: '喷漆房未密闭',
      clause: 'MJ-B1',
      veto: true,
      dimension: 'pollutionControl',
      cause: '设备老旧',
      causeKind: 'equipment',
      source: 'survey',
      foundOn: '2024-06-19',
      files: [photo],
    })
    expect((await problemsOf(enterprise)).map(({ clause }) => clause)).toEqual(['G-D1', 'MJ-B1'])
  })

  it('三(三)1: proposes for the problem what the assessment chose, then what its item does, without what it has', async () => {
    const by = officer()
    const enterprise = await stage.enterprise('江山评估九木业')
    const { id } = await record(by, enterprise, sheet({ 'MJ-B1': { ...notMet('未密闭'), measures: ['加装门禁'] } }))
    const problem = (await view(by, id)).answers.find(({ code }) => code === 'MJ-B1')?.problem?.id ?? ''
    const proposed = async () => (await showOptions(stage.remediation, by, problem)).proposedMeasures
    const ofItem = stage.context.campaign.checklists
      .flatMap(({ items }) => items)
      .find(({ code }) => code === 'MJ-B1')?.measures
    expect(ofItem?.length).toBeGreaterThan(0)
    expect(await proposed()).toEqual(['加装门禁', ...(ofItem ?? [])])
    await stage.act(ecology(), problem, 'assign', { to: [{ unitId: '330881121' }], due: '2024-09-30' })
    await stage.act(by, problem, 'receive', {})
    await stage.draft(by, problem, '2024-08-30')
    expect(await proposed()).toEqual(['加装门禁', ...(ofItem ?? [])])
    await draftMeasure(stage.context, by, stage.remediation.workflows.measure, problem, {
      requestId: randomUUID(),
      words: '加装门禁',
      kind: 'engineering',
      due: '2024-08-30',
      responsiblePerson: '李强',
    })
    expect(await proposed()).toEqual(ofItem)
  })

  it('makes no second problem of an item that has an open one, and says which it is', async () => {
    const by = officer()
    const enterprise = await stage.enterprise('江山评估二木业')
    const known = await stage.report(ecology(), {
      subject: { kind: 'enterprise', enterpriseId: enterprise },
      dimension: 'riskControl',
      clause: 'G-E1',
      words: '预案未备案',
    })
    const before = await blank(by, enterprise)
    expect(before.items.find(({ code }) => code === 'G-E1')?.openProblem).toEqual({
      id: known.id,
      number: known.number,
    })
    const { id } = await record(by, enterprise, sheet({ 'G-E1': notMet('预案过期') }))
    const answer = (await view(by, id)).answers.find(({ code }) => code === 'G-E1')
    expect(answer?.problem).toEqual({ id: known.id, number: known.number, known: true })
    expect(await problemsOf(enterprise)).toHaveLength(1)
  })

  it('does nothing when it is sent again, also when both arrive at once', async () => {
    const by = officer()
    const enterprise = await stage.enterprise('江山评估三木业')
    const said = sheet({ 'MJ-B1': notMet('未密闭') })
    const [first, second] = await Promise.all([record(by, enterprise, said), record(by, enterprise, said)])
    expect(second.id).toBe(first.id)
    expect((await record(by, enterprise, said)).id).toBe(first.id)
    expect(await problemsOf(enterprise)).toHaveLength(1)
  })

  it('has one baseline an industry: of two who assess at once one is told so, and nothing of the other stays', async () => {
    const enterprise = await stage.enterprise('江山评估四木业')
    const outcomes = await Promise.allSettled([
      record(officer(), enterprise, sheet({ 'MJ-B1': notMet('未密闭') })),
      record(ecology(), enterprise, sheet({ 'G-D1': notMet('无台账') })),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { status: 409, code: 'assessment.alreadyRecorded' } },
    ])
    expect(await problemsOf(enterprise)).toHaveLength(1)
  })

  it('compares the one after remediation with its baseline, item by item, from both sides', async () => {
    const by = officer()
    const enterprise = await stage.enterprise('江山评估五木业')
    const after = (findings: Findings = {}) => sheet(findings, { kind: 'afterRemediation' as AssessmentKind })
    await expect(record(by, enterprise, after())).rejects.toMatchObject({ status: 409, code: 'assessment.noBaseline' })
    const before = await record(by, enterprise, sheet({ 'MJ-B1': notMet('未密闭') }))
    const again = await record(by, enterprise, after({ 'G-D3': notMet('无专人') }))
    const seen = await view(by, again.id)
    expect(seen.compared).toMatchObject({ id: before.id, total: 59 })
    expect(seen.answers.find(({ code }) => code === 'MJ-B1')).toMatchObject({ result: 'met', compared: 'notMet' })
    expect((await view(by, before.id)).compared).toMatchObject({ id: again.id })
    const relapse = seen.answers.find(({ code }) => code === 'G-D3')?.problem?.id ?? ''
    expect(await showProblem(stage.remediation, by, relapse)).toMatchObject({ source: 'inspection' })
    expect((await all(by, enterprise)).offers).toMatchObject([{ kind: 'afterRemediation', offer: { allowed: true } }])
    await expect(voided(ecology(), before.id)).rejects.toMatchObject({ status: 409, code: 'assessment.builtUpon' })
  })

  it('is voided by somebody else with a reason, stays visible, and makes room for another', async () => {
    const by = ecology()
    const enterprise = await stage.enterprise('江山评估六木业')
    const { id } = await record(by, enterprise, sheet())
    await expect(voided(by, id)).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    await expect(voided(ecology(), id, '')).rejects.toMatchObject({ status: 422 })
    await expect(voided(officer(), id)).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    await voided(ecology(), id)
    expect(await view(by, id)).toMatchObject({ state: 'voided', voided: { reason: '看错企业' }, actions: [] })
    expect((await all(by, enterprise)).offers).toMatchObject([{ kind: 'baseline', offer: { allowed: true } }])
    await record(by, enterprise, sheet())
  })

  it('counts an enterprise as assessed in its area and industry as long as a baseline stands and it is on the list', async () => {
    const sum = async () => {
      const [row] = await stage.rows<{ n: number }>(
        ecology(),
        `select coalesce(sum(amount), 0)::integer as n from ground.figure_delta where measure = 'enterprise.assessed' and area = $1 and industry = $2`,
        [area, industry],
      )
      return row?.n
    }
    const before = (await sum()) ?? 0
    const enterprise = await stage.enterprise('江山评估七木业')
    const { id } = await record(officer(), enterprise, sheet())
    expect(await sum()).toBe(before + 1)
    await voided(ecology(), id)
    expect(await sum()).toBe(before)
  })

  it('tells every official of each cell how many are on the list, how many assessed, and an average of three and more', async () => {
    const progress = (by: Actor) => reading(stage.database, by, tx => showProgress(tx, moment()))
    const longyou = post('areaEcology', '330825-ecology', { kind: 'areas', areas: ['330825'], industries: null })
    // the plants of this test were laid beside the rules that count them
    await stage.rows(
      servicePost('loader'),
      `insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
       values ('2024-06-03', 'enterprise.listed', $1, $1, '330881121', $2, 40)`,
      [area, industry],
    )
    const own = (await progress(ecology())).cells.find(cell => cell.area === area && cell.industry === industry)
    const [standing] = await stage.rows<{ n: number; average: number }>(
      ecology(),
      `select count(*)::integer as n, round(avg(total)::numeric, 1)::double precision as average from baseline.assessment
       where state = 'recorded' and kind = 'baseline'`,
    )
    expect(standing?.n).toBeGreaterThan(2)
    expect(own).toMatchObject({ listed: 40, assessed: standing?.n, average: standing?.average, withinScope: true })
    const abroad = (await progress(longyou)).cells.find(cell => cell.area === area && cell.industry === industry)
    expect(abroad).toEqual({ ...own, withinScope: false })
  })

  it.each([
    [
      'an item without an answer',
      (said: RecordAssessment) => ({ ...said, answers: said.answers.slice(1) }),
      422,
      'invalid',
    ],
    ['a day to come', (said: RecordAssessment) => ({ ...said, visitedOn: '2024-06-21' }), 422, 'invalid'],
    ['an industry that is not its own', (said: RecordAssessment) => ({ ...said, industry: 'glass' }), 422, 'invalid'],
    [
      'a sheet of another version',
      (said: RecordAssessment) => ({ ...said, campaignVersion: '0' }),
      409,
      'assessment.sheetChanged',
    ],
    [
      'a sheet of another version of the checklist',
      (said: RecordAssessment) => ({ ...said, checklists: [randomUUID()] }),
      409,
      'assessment.sheetChanged',
    ],
    [
      'a photo that is nobody’s',
      (said: RecordAssessment) => ({
        ...said,
        answers: said.answers.map((a, at) => (at ? a : { ...a, files: [randomUUID()] })),
      }),
      422,
      'invalid',
    ],
  ])('refuses %s, and leaves nothing behind', async (_, wrong, status, code) => {
    const enterprise = await stage.enterprise(`江山评估${randomUUID().slice(0, 6)}木业`)
    const said = wrong(sheet({ 'MJ-B1': notMet('未密闭') }))
    await expect(record(officer(), enterprise, said)).rejects.toMatchObject({ status, code })
    expect(await problemsOf(enterprise)).toHaveLength(0)
    expect((await all(officer(), enterprise)).rows).toHaveLength(0)
  })

  it('is for posts that reach the enterprise and the industry: an expert with the plant does it, a grid worker does not', async () => {
    const enterprise = await stage.enterprise('江山评估八木业')
    const elsewhere = post('areaEcology', '330825-ecology', { kind: 'areas', areas: ['330825'], industries: null })
    await expect(record(elsewhere, enterprise, sheet())).rejects.toMatchObject({ status: 404 })
    await expect(
      record(
        post('gridWorker', '330881121', { kind: 'townships', townships: ['330881121'], industries: null }),
        enterprise,
        sheet(),
      ),
    ).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    const glass = post('areaIndustry', '330881-economy', { kind: 'areas', areas: [area], industries: ['glass'] })
    await expect(record(glass, enterprise, sheet())).rejects.toMatchObject({ status: 404 })
    const expert = post('expert', '330881-ecology', { kind: 'enterprises', enterprises: [enterprise] })
    const { id } = await record(expert, enterprise, sheet({ 'MJ-B1': notMet('未密闭') }))
    expect((await view(expert, id)).problems).toBe(1)
  })

  it('stays bound to the version it was made on, and is compared with one on another over the items of both', async () => {
    const by = officer()
    const enterprise = await stage.enterprise('江山评估十木业')
    const before = await record(by, enterprise, sheet({ 'MJ-B1': notMet('未密闭') }))
    const [own, common] = versions
    if (!own || !common) throw new Error('two checklists are in use')
    const gone = own.content.items.at(-1)?.code ?? ''
    const next = await putInForce(own, ({ items, ...head }) => ({
      ...head,
      items: [
        ...items.slice(0, -1).map(item => ({ ...item, tag: 'V' as const, weight: item.code === 'MJ-B1' ? 3 : 1 })),
        { ...(items[0] as ChecklistItem), code: 'MJ-E9', tag: 'V' as const },
      ],
    }))
    const stale = sheet({}, { kind: 'afterRemediation' as AssessmentKind })
    await expect(record(by, enterprise, stale)).rejects.toMatchObject({ status: 409, code: 'assessment.sheetChanged' })
    versions = await reading(stage.database, by, tx => checklistsInUse(tx, industry))
    const after = await record(by, enterprise, sheet({}, { kind: 'afterRemediation' as AssessmentKind }))
    const seen = await view(by, after.id)
    expect(seen.checklists).toMatchObject([
      { id: next, number: 2, provisional: false },
      { id: common.id, number: 1 },
    ])
    expect(seen.onCommonItems).toMatchObject({
      checklists: [{ id: own.id, number: 1 }, { id: common.id }],
      items: seen.answers.length - 1,
      onlyHere: ['MJ-E9'],
      onlyThere: [gone],
      total: 100,
      comparedTotal: 59,
    })
    expect(seen.answers.find(({ code }) => code === 'MJ-B1')).toMatchObject({ weight: 3, compared: 'notMet' })
    const old = await view(by, before.id)
    expect(old.checklists).toMatchObject([{ id: own.id, number: 1 }, { id: common.id }])
    expect(old.answers.find(({ code }) => code === gone)).toBeDefined()
    const uses = await reading(stage.database, by, tx => countChecklistUses(tx, [own.id, next]))
    expect(uses.get(next)).toBe(1)
    expect(uses.get(own.id)).toBeGreaterThan(1)
  })

  it('is not made where the industry’s checklist has been withdrawn before another was in force', async () => {
    const [own] = versions
    if (!own) throw new Error('a checklist is in use')
    const enterprise = await stage.enterprise('江山评估十一木业')
    await act(stage.context, cityEcology(), workflow(), {
      id: own.id,
      action: 'withdraw',
      requestId: randomUUID(),
      input: { reason: '引用标准已废止' },
    })
    expect((await blank(officer(), enterprise)).offer).toMatchObject({
      allowed: false,
      refusal: { code: 'assessment.noChecklist' },
    })
    await expect(record(officer(), enterprise, sheet())).rejects.toMatchObject({
      status: 409,
      code: 'assessment.noChecklist',
    })
  })
})
