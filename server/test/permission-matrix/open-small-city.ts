import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { freezeList, phonePlace, searchIndexOf } from '#campaign/baseline/index.ts'
import { beginChecklist, checklistsInUse, makeChecklistWorkflow } from '#campaign/mandate/index.ts'
import type { Scope } from '#contract/ground/role.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { beginTemplate, makeTemplateWorkflow, templateInUse } from '#ground/document/index.ts'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { openTestApp, password, type TestApp } from '../open-test-app.ts'
import { everywhere, type Place, type Post, type PostName, places, postNames, posts } from './posts.ts'

/** What lies in the city: of the first kinds one at each place, of the others one in all. */
export const placed = [
  'enterprise',
  'emission',
  'inclusion',
  'eliminatedCapacity',
  'assessment',
  'enterprisePlan',
  'factConfirmation',
  'signal',
  'problem',
  'measure',
  'progressReport',
  'file',
] as const
export const single = [
  'task',
  'importBatch',
  'importRow',
  'job',
  'notification',
  'savedView',
  'grant',
  'listVersion',
  'laterVersion',
  'duplicatePair',
  'integrityWaiver',
  'guardApproval',
  'document',
  'omission',
  'checklist',
  'checklistDraft',
  'exchangeRound',
  'exchangeRow',
  'template',
  'templateDraft',
] as const
export type Placed = (typeof placed)[number]
export type Noun = Placed | (typeof single)[number] | 'person' | 'session' | 'unit' | 'post'

export interface SmallCity extends TestApp {
  /** Who asks: a post, nobody, somebody without a post, somebody who has not yet set a password. */
  readonly browsers: ReadonlyMap<PostName | 'nobody' | 'withoutPost' | 'newcomer', Browser>
  readonly ids: Readonly<Record<Placed, Readonly<Record<Place, string>>>>
  readonly the: Readonly<Record<Exclude<Noun, Placed>, string>>
  /** Words that stand on one record alone, so that they are found wherever they leak. */
  readonly secrets: Readonly<Record<Place, readonly string[]>>
}

const codes: Record<Place, string> = {
  here: '91330824MAYT0BMD1D',
  otherGrid: '91330824MAXUMAXA3M',
  otherIndustry: '91330824MAYDB5D58M',
  neighbour: '91330824MAY58F4Q6C',
  otherArea: '91330824MAYJN4JG4U',
}
export const enterpriseNames: Record<Place, string> = {
  here: '沅莘甲木业',
  otherGrid: '沅莘乙木业',
  otherIndustry: '沅莘丙木业',
  neighbour: '沅莘丁木业',
  otherArea: '沅莘戊木业',
}
const phones: Record<Place, string> = {
  here: '13800000001',
  otherGrid: '13800000002',
  otherIndustry: '13800000003',
  neighbour: '13800000004',
  otherArea: '13800000005',
}
export const codeOf = (place: Place) => codes[place]
export const officePhone = '13900000009'

/** The holder of what belongs to one unit, post or person. */
export const holder: PostName = 'areaEcology'

/** Makes the city once: five places, one of each record at each, and a browser for everybody who may ask. */
export async function openSmallCity(): Promise<SmallCity> {
  const test = await openTestApp({ demo: true })
  const ids = Object.fromEntries(
    placed.map(noun => [noun, Object.fromEntries(everywhere.map(place => [place, randomUUID()]))]),
  ) as Record<Placed, Record<Place, string>>
  const people = await addEverybody(test, ids.enterprise)
  for (const place of everywhere) await layPlace(test, ids, place)
  const the = await layTheRest(test, people, ids)
  const secrets = Object.fromEntries(
    everywhere.map(place => [
      place,
      [
        ...placed.map(noun => ids[noun][place]),
        `未密闭${place}`,
        `纳入理由${place}`,
        `旧喷漆机${place}`,
        `夜间喷漆${place}`,
        `年产木门${place}`,
        `措施${place}`,
        phones[place],
      ],
    ]),
  ) as Record<Place, string[]>
  return { ...test, ids, the, secrets, browsers: await signInAll(test) }
}

function scopeOf(post: Post, enterprises: Readonly<Record<Place, string>>): Scope {
  return post.scope.kind === 'enterprises'
    ? { kind: 'enterprises', enterprises: [enterprises[post.scope.of]] }
    : post.scope
}

function addEverybody(test: TestApp, enterprises: Readonly<Record<Place, string>>) {
  return test
    .addPeople([
      ...postNames.map(name => {
        const post: Post = posts[name]
        return {
          username: name,
          name: `某${name}`,
          phone: name === holder ? officePhone : undefined,
          posts: [{ role: post.role, unitId: post.unitId, scope: scopeOf(post, enterprises) }],
        }
      }),
      { username: 'withoutPost', name: '无岗位', posts: [] },
    ])
    .then(async people => {
      const { unitId, role } = posts.townshipOfficer
      const scope = posts.townshipOfficer.scope as unknown as Scope
      await test.addPeople([{ username: 'newcomer', name: '新人', posts: [{ role, unitId, scope }] }], true)
      return people
    })
}

async function signInAll({ app }: TestApp): Promise<SmallCity['browsers']> {
  const browsers = new Map<PostName | 'nobody' | 'withoutPost' | 'newcomer', Browser>()
  browsers.set('nobody', new Browser(app, '10.0.0.1'))
  for (const name of [...postNames, 'withoutPost', 'newcomer'] as const) {
    const browser = new Browser(app, '10.0.0.1')
    const { statusCode } = await browser.signIn(name, password)
    if (statusCode !== 200) throw new Error(`${name} could not sign in: ${statusCode}`)
    browsers.set(name, browser)
  }
  return browsers
}

/** An enterprise, its problem with a measure, a month's report and a photo; at `otherGrid` all is in the hands of two units. */
async function layPlace(test: TestApp, ids: Record<Placed, Record<Place, string>>, place: Place): Promise<void> {
  const { loader, context } = test
  const { area, township, grid, industry } = places[place]
  const [enterprise, problem] = [ids.enterprise[place], ids.problem[place]]
  const name = enterpriseNames[place]
  await loader(
    `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, grid, uscc, lng, lat,
       phone_sealed, reported_unit, reported_by, reported_words, reported_at, updated_at)
     values ($1, 'reported', $2, $2, 'workshop', $3, $4, $5, $5, $6, $7, $8, 118.6, 28.7, $9, 'x', $1, 'x', now(), now())`,
    [
      enterprise,
      name,
      [industry],
      industry,
      area,
      township,
      grid,
      codes[place],
      context.sealing.seal(phones[place], phonePlace),
    ],
  )
  const { pieces, texts } = searchIndexOf({ name, formerNames: [], uscc: codes[place], temporaryCode: '' })
  await loader('select baseline.keep_search($1, $2, $3)', [enterprise, pieces, texts])
  const cell = [area, township, grid, industry, enterprise]
  await loader(
    `insert into baseline.emission (id, state, enterprise_id, year, pollutant, amount, stated_amount, stated_unit, source, recorded_by_words, recorded_at)
     values ($1, 'held', $2, 2022, 'vocs', 1.5, 1.5, 'tonne', 'permitReport', 'x', now())`,
    [ids.emission[place], enterprise],
  )
  await loader(
    `insert into baseline.eliminated_capacity (id, state, enterprise_id, industry, equipment, count, capacity, eliminated_on, files, recorded_by_words,
       recorded_at)
     values ($1, 'held', $2, $3, $4, 2, '年产 3 万套', '2024-06-03', array[$1::uuid], 'x', now())`,
    [ids.eliminatedCapacity[place], enterprise, industry, `旧喷漆机${place}`],
  )
  await loader(
    `insert into baseline.signal (id, state, kind, happened_on, words, area, county, township, industry, enterprise_id, matched_by, received_by_words,
       received_at)
     values ($1, 'matched', 'complaint', '2024-06-03', $6, $2, $2, $3, $4, $5, 'name', 'x', now())`,
    [ids.signal[place], area, township, industry, enterprise, `夜间喷漆${place}`],
  )
  await loader(
    `insert into baseline.inclusion (id, state, enterprise_id, industry, area, county, township, grid, standing, proposal, reason, proposal_hash,
       proposed_by_words, proposed_on, sign_due, decide_due, updated_at)
     values ($1, 'proposedIn', $6, $5, $2, $2, $3, $4, 'listed', 'in', $7, $8, 'x', '2024-06-03', '2024-06-10', '2024-06-17', now())`,
    [ids.inclusion[place], ...cell, `纳入理由${place}`, 'a'.repeat(64)],
  )
  const handed = place === 'otherGrid' ? ['330881-ecology', 'city-office'] : []
  await loader(
    `insert into remediation.problem (id, state, subject_kind, enterprise_id, subject_name, area, county, township, grid, industry, dimension, words,
       source, found_on, found_by, found_by_words, due_original, due_current, responsible_unit, holders)
     values ($1, 'rectifying', 'enterprise', $6, $7, $2, $2, $3, $4, $5, 'pollutionControl', $8, 'survey', '2024-06-03', $1, 'x',
       '2024-09-30', '2024-09-30', $9, $10)`,
    [problem, ...cell, name, `喷漆房未密闭${place}`, handed[0] ?? null, handed],
  )
  await loader(
    `insert into remediation.measure (id, state, problem_id, words, kind, due, responsible_person, area, county, township, grid, industry, enterprise_id)
     values ($1, 'drafted', $2, $8, 'engineering', '2024-08-30', '李强', $3, $3, $4, $5, $6, $7)`,
    [ids.measure[place], problem, ...cell, `措施${place}`],
  )
  await loader(
    `insert into remediation.progress_report (id, state, problem_id, month, due_on, area, county, township, grid, industry, enterprise_id)
     values ($1, 'submitted', $2, '2024-05', '2024-05-25', $3, $3, $4, $5, $6, $7)`,
    [ids.progressReport[place], problem, ...cell],
  )
  await loader(
    `insert into baseline.assessment (id, state, kind, enterprise_id, area, county, township, industry, visited_on, campaign_version, scale, score,
       found_by_words, recorded_at)
     values ($1, 'recorded', 'baseline', $2, $3, $3, $4, $5, '2024-06-03', '1', $6, $7, 'x', now())`,
    [ids.assessment[place], enterprise, area, township, industry, scaleOf(context.campaign), emptyScore],
  )
  await loader(
    `insert into remediation.enterprise_plan (id, state, enterprise_id, industry, area, county, township, grid, edition, content, drafted_unit, updated_at)
     values ($1, 'drafting', $6, $5, $2, $2, $3, $4, 1, $7, 'x', now())`,
    [ids.enterprisePlan[place], ...cell, JSON.stringify({ ...emptyPlan, situation: `年产木门${place}` })],
  )
  await loader(
    `insert into baseline.fact_confirmation (id, state, enterprise_id, facts, record_version, changes, confirmed_by_words, confirmed_on)
     values ($1, 'proposed', $2, '{"held": []}', 1, $3, 'x', '2024-06-03')`,
    [
      ids.factConfirmation[place],
      enterprise,
      JSON.stringify({ proposed: [{ field: 'products', becomes: `木门${place}` }] }),
    ],
  )
  await loader('update baseline.enterprise set assessed = $2 where id = $1', [enterprise, [industry]])
  for (const [noun, id] of [
    ['enterprise', enterprise],
    ['problem', problem],
  ]) {
    await loader(
      `insert into ground.trail (noun, subject_id, action, to_state, version, at, person_id, post_id, unit_id, actor_words, area, township, industry, enterprise_id)
       values ($1, $2, 'report', 'found', 1, now(), ground.claim_person(), ground.claim_post(), 'system', 'x', $3, $4, $5, $6)`,
      [noun, id, area, township, industry, enterprise],
    )
  }
  for (const unit of handed) {
    await loader(
      `insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, started_on, set_for, stands_at, area, township, industry, enterprise_id)
       values ('problem', $1, 'term', '三(三)3', $2, $3, '2024-06-03', '2024-09-30', '2024-09-30', $4, $5, $6, $7)`,
      [problem, `喷漆房未密闭${place}`, unit, area, township, industry, enterprise],
    )
    await loader(
      `insert into ground.hop (noun, subject_id, from_unit, to_unit, share, term, state, sent_at, changed_at, area, township, industry, enterprise_id)
       values ('problem', $1, 'city-office', $2, 'lead', '2024-09-30', 'received', now(), now(), $3, $4, $5, $6)`,
      [problem, unit, area, township, industry, enterprise],
    )
    await loader(`insert into ground.reading_right (unit_id, subject_id, noun) values ($1, $2, 'problem')`, [
      unit,
      problem,
    ])
  }
  await layFigures(test, places[place])
  await layFile(test, ids.file[place], problem, [area, township, industry, enterprise])
}

const emptyPlan = { situation: '', process: '', points: [], nodes: [], money: [], cuts: {}, promises: [] }
const emptyScore = JSON.stringify({ dimensions: [], total: null, uncapped: null, vetoFailed: [] })
const scaleOf = ({ assessment }: TestApp['context']['campaign']) => JSON.stringify(assessment)

/** One reported enterprise and one problem being rectified, as boards and totals count them. */
async function layFigures({ loader }: TestApp, { area, township, industry }: (typeof places)[Place]): Promise<void> {
  const measures = [
    ['enterprise.total.reported', ''],
    ['enterprise.all', ''],
    ['enterprise.state.reported', industry],
    ['enterprise.listed', industry],
    ['problem.all', industry],
    ['problem.state.rectifying', industry],
  ]
  for (const [measure, of] of measures) {
    await loader(
      `insert into ground.figure_delta (day, measure, area, county, township, industry, amount) values ('2024-06-03', $1, $2, $2, $3, $4, 1)`,
      [measure, area, township, of],
    )
  }
}

async function layFile({ loader, context }: TestApp, id: string, problem: string, cell: string[]): Promise<void> {
  const bytes = Buffer.from(`photo ${id}`)
  const hash = id.replaceAll('-', '').padEnd(64, '0')
  const path = await context.storage.incoming()
  await writeFile(path, bytes)
  await context.storage.keep(hash, path)
  await context.storage.keepDerived(hash, 'small', bytes)
  await context.storage.keepDerived(hash, 'large', bytes)
  await loader(
    `insert into ground.file (id, hash, kind, content_type, name, size, time_source, place_source, post_id, person_id, unit_id, request_id)
     values ($1, $2, 'image', 'image/jpeg', '现场.jpg', $3, 'none', 'none', ground.claim_post(), ground.claim_person(), 'system', $1)`,
    [id, hash, bytes.length],
  )
  await loader(
    `insert into ground.attachment (file_id, noun, subject_id, purpose, post_id, area, township, industry, enterprise_id)
     values ($1, 'problem', $2, 'onSite', ground.claim_post(), $3, $4, $5, $6)`,
    [id, problem, ...cell],
  )
  await loader('update ground.file set attached = true where id = $1', [id])
}

/** What belongs to one unit, post or person: to those of `holder`. */
async function layTheRest(
  test: TestApp,
  people: ReadonlyMap<string, string>,
  ids: Record<Placed, Record<Place, string>>,
): Promise<SmallCity['the']> {
  const { loader, context } = test
  const the = Object.fromEntries([...single, 'session', 'person', 'unit', 'post'].map(noun => [noun, randomUUID()]))
  const personId = people.get(holder) ?? ''
  const [post] = await loader<{ id: string }>('select id from ground.post where person_id = $1', [personId])
  const leaver = people.get('withoutPost') ?? ''
  const { unitId } = posts[holder]
  await loader(
    `insert into mandate.task (id, state, clause, title, product, lead_unit, confirmed_by, area, term_tag, due_original, due_current)
     values ($1, 'assigned', '二-1', '制定工作安排', '工作安排', $2, 'city-office', '330881', 'S', '2024-09-30', '2024-09-30')`,
    [the.task, unitId],
  )
  // rows that a policy keeps for one unit, post or person are written under the claims of a post like it
  const asHolder = (text: string, values: readonly unknown[]) =>
    transaction(context.database, { ...servicePost('loader'), unitId, personId, postId: post?.id ?? '' }, tx =>
      tx.query(text, values),
    )
  await asHolder(
    `insert into baseline.import_batch (id, state, area, unit_id, person_id, actor_words, file_name, file_size, file_hash, uploaded_at)
     values ($1, 'judged', '330881', $2, $3, 'x', '清单.xlsx', 1, 'x', now())`,
    [the.importBatch, unitId, personId],
  )
  await asHolder(
    `insert into baseline.import_row (id, batch_id, unit_id, position, sheet, row, outcome, codes, reasons, label, cells_sealed, about_enterprise)
     values ($1, $2, $3, 0, '清单', 2, 'review', '{}', '[]', '沅莘', $4, $5)`,
    [
      the.importRow,
      the.importBatch,
      unitId,
      context.sealing.seal(JSON.stringify({ original: {}, notes: {}, candidate: null }), 'import.row'),
      ids.enterprise.here,
    ],
  )
  await asHolder(
    `insert into ground.job (id, kind, state, title, payload, words, request_id, post_id, person_id, unit_id)
     values ($1, 'reviewEnterprises', 'done', '{"zh":"批量核实","en":"Verify"}', '{}', '{"zh":"已办结","en":"Done"}', $1, $2, $3, $4)`,
    [the.job, post?.id, personId, unitId],
  )
  await asHolder(
    `insert into ground.document (id, state, kind, title, issuer_unit, area, precedence, content, content_hash, drafted_on, drafted_words)
     values ($1, 'drafting', 'letter', '关于某事的函', $2, '330881', 'ordinary', $3, $4, '2024-06-19', 'x')`,
    [
      the.document,
      unitId,
      JSON.stringify({ title: '关于某事的函', blocks: [], facts: [], attachments: [] }),
      'a'.repeat(64),
    ],
  )
  await asHolder(
    `insert into ground.notification (id, event_id, person_id, topic, words) values ($1, 1, $2, 'problem', '{"zh":"交办","en":"Assigned"}')`,
    [the.notification, personId],
  )
  await asHolder(
    `insert into ground.saved_view (id, person_id, unit_id, table_key, name, search, shared) values ($1, $2, $3, 'problems', '逾期', '', false)`,
    [the.savedView, personId, unitId],
  )
  await transaction(context.database, { ...servicePost('loader'), role: 'systemAdmin' }, tx =>
    tx.query(
      `insert into ground.grant_request (id, request_id, kind, proposal, person_id, words, proposed_at, proposed_by)
       values ($1, $1, 'endPerson', $2, $3, '{"zh":"停用","en":"End"}', now(), $4)`,
      [the.grant, JSON.stringify({ kind: 'endPerson', personId: leaver }), leaver, people.get('systemAdmin')],
    ),
  )
  Object.assign(the, await freezeTwice(test), await draftChecklist(test), await draftTemplate(test))
  await loader(
    `insert into baseline.duplicate_pair (id, state, one_id, other_id, reasons, weight, area, township, industry, found_at)
     values ($1, 'suspected', $2, $3, '{nearName}', 4, '330881', '330881121', 'wood-furniture', now())`,
    [the.duplicatePair, ...[ids.enterprise.here, ids.enterprise.otherGrid].toSorted()],
  )
  await layIntegrity(test, ids.enterprise, the.integrityWaiver ?? '')
  await layExchange(test, the)
  await loader(
    `insert into baseline.guard_approval (id, state, step, area, industry, at_most, valid_until, reason, touched_then, whole_then, share_percent_then,
       since_then, asked_unit, asked_by_words, asked_at)
     values ($1, 'asked', 'closure', '330881', 'wood-furniture', 5, '2024-07-10', '依据县政府关停方案', 5, 25, 20, '2024-05-22',
       '330881-economy', '江山经信局 王敏', now())`,
    [the.guardApproval],
  )
  await loader(
    `insert into baseline.omission (id, state, suspect_id, area, township, industry, facts, score, found_at)
     values ($1, 'suspected', $2, '330881', '330881121', 'wood-furniture', '{"keyPermit": 1}', 60, now())`,
    [the.omission, ids.enterprise.here],
  )
  return { ...the, person: personId, post: post?.id ?? '', unit: unitId } as unknown as SmallCity['the']
}

/** The checklist in use for wood furniture, and the draft of its next version. */
async function draftChecklist({ context }: TestApp): Promise<{ checklist: string; checklistDraft: string }> {
  const by = { ...servicePost('loader'), role: 'cityOffice' as const, unitId: 'city-office' }
  const [inUse] = await transaction(context.database, by, tx => checklistsInUse(tx, 'wood-furniture'))
  if (!inUse) throw new Error('no checklist is in use')
  const draft = await beginChecklist(context, { ...by, role: 'cityEcology' }, makeChecklistWorkflow(context), {
    requestId: randomUUID(),
    from: inUse.id,
  })
  return { checklist: inUse.id, checklistDraft: draft.id }
}

/** The template in use for letters, and the draft of its next version. */
async function draftTemplate({ context }: TestApp): Promise<{ template: string; templateDraft: string }> {
  const by = { ...servicePost('loader'), role: 'cityOffice' as const, unitId: 'city-office' }
  const { id: from } = await transaction(context.database, by, tx => templateInUse(tx, 'letter'))
  const workflow = makeTemplateWorkflow(context, context.stages.documents.settings.kinds)
  const draft = await beginTemplate(context, by, workflow, { requestId: randomUUID(), from })
  return { template: from, templateDraft: draft.id }
}

/** List one of the whole city, frozen, each enterprise changed, and frozen again. */
async function freezeTwice({ loader, context }: TestApp): Promise<{ listVersion: string; laterVersion: string }> {
  const { freezing } = context.stages.baseline
  const by = { ...servicePost('loader'), role: 'cityOffice' as const, unitId: 'city-office' }
  const wish = { list: 'listOne', stage: 'survey' as const, area: null, industry: null, note: null }
  const { id: listVersion } = await freezeList(freezing, by, { ...wish, requestId: randomUUID(), number: 1 })
  await loader(`update baseline.enterprise set remarks = '已核对'`)
  const { id: laterVersion } = await freezeList(freezing, by, { ...wish, requestId: randomUUID(), number: 2 })
  return { listVersion, laterVersion }
}

/** A workbook of 督察在线 that came in, and a line of its difference list that cannot be read. */
async function layExchange({ loader, context }: TestApp, the: Partial<Record<string, string>>): Promise<void> {
  const path = await context.storage.incoming()
  await writeFile(path, '编号')
  const hash = createHash('sha256').update('编号').digest('hex')
  await context.storage.keep(hash, path)
  await loader(
    `insert into remediation.exchange_round (id, state, system, area, file_name, file_hash, rows, made_at, made_words)
     values ($1, 'received', 'externalSupervision', '330800', '督察在线导出.xlsx', $2, 1, now(), '市整治办 王敏')`,
    [the.exchangeRound, hash],
  )
  await loader(
    `insert into remediation.exchange_row (id, round_id, position, kind, source, label, area, theirs, ours, fault_zh, fault_en, digest)
     values ($1, $2, 1, 'unreadable', '导出 第 3 行', '某厂', '330800', '{}', '{}', '没有编号', 'No number', 'x')`,
    [the.exchangeRow, the.exchangeRound],
  )
}

/** Something found at every enterprise, and one of them waived. */
async function layIntegrity({ loader }: TestApp, enterprise: Record<Place, string>, waiver: string): Promise<void> {
  for (const place of everywhere) {
    await loader(
      `insert into baseline.integrity_finding (rule, subject_id, label, area, township, grid, industry, enterprise_id, detail, found_on)
       select 'withoutPlace', id, name, area, township, grid, industry, id, '地址也为空', '2024-06-20' from baseline.enterprise where id = $1`,
      [enterprise[place]],
    )
  }
  await loader(
    `insert into baseline.integrity_waiver (id, state, rule, subject_id, label, area, township, industry, enterprise_id, detail, reason, waived_by_words, waived_at)
     select $2, 'standing', 'permitRunOut', id, name, area, township, industry, id, '有效期至 2024-06-01', '换证中', '江山经信局 王敏', now()
     from baseline.enterprise where id = $1`,
    [enterprise.here, waiver],
  )
}
