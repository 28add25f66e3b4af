import { enterpriseNames, holder, type SmallCity } from './open-small-city.ts'
import {
  areaInCharge,
  areaOffices,
  cityOffices,
  everywhere,
  field,
  leaders,
  officials,
  type Place,
  type PostName,
  places,
  postNames,
  posts,
} from './posts.ts'
import { acts, belongs, exports, lists, type Row, reads, shares, withInput } from './row.ts'
import { rowsOfExchange, rowsOfOwnView, rowsOfPlans } from './rows-of-plans.ts'

/** Who keeps the list of enterprises right: the field, the area's offices, and the city's but for its other departments and groups. */
const keepers = [...field, ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice'] as const
const enterpriseReaders = [...officials, 'expert', 'enterpriseContact', 'serviceProvider'] as const
const assessing = ['townshipOfficer', 'areaIndustry', 'areaEcology', 'expert', 'serviceProvider'] as const
const returning = [...areaInCharge, 'cityIndustry'] as const
const voiding = [...areaInCharge, 'cityIndustry', 'cityEcology', 'cityOffice'] as const
const stale = () => ({ version: 99 })
const name = '沅莘'
type Total = { total: number }

/** 三(一)-1: the registry, its review and its imports. */
const registry: Readonly<Record<string, Row>> = {
  listEnterprises: lists('enterprise', enterpriseReaders, { counts: (answer: Total) => answer.total }),
  exportEnterprises: exports('enterprise', enterpriseReaders, place => enterpriseNames[place]),
  selectEnterprises: lists('enterprise', enterpriseReaders, {
    counts: ({ items }: { items: unknown[] }) => items.length,
  }),
  mapEnterprises: lists('enterprise', enterpriseReaders, { counts: ({ inSight }: { inSight: number }) => inSight }),
  showEnterprise: reads('enterprise', enterpriseReaders),
  listFieldChanges: reads('enterprise', enterpriseReaders),
  showTimeLine: reads('enterprise', enterpriseReaders),
  showDossier: reads('enterprise', enterpriseReaders),
  takeDossier: reads('enterprise', enterpriseReaders),
  revealPhone: reads('enterprise', [...keepers, 'enforcer']),
  // beside 亮晒 it is the one thing told across areas, and to those who may report: an enterprise cannot feel for codes with it
  // one character from each of them
  findRepeats: lists('enterprise', keepers, { body: () => ({ name: `${name}己木业` }) }),
  // the city's department confirms what an area has verified
  listReview: lists('enterprise', returning, { unseenBy: ['cityIndustry'] }),
  reviewEnterprises: shares(returning, { body: (_, id) => ({ action: 'verify', items: [{ id, version: 1 }] }) }),
  // 评估: read with the enterprise, recorded by whoever judges it on site, struck out by somebody above
  showAssessmentSheet: reads('enterprise', assessing),
  listAssessments: reads('enterprise', enterpriseReaders),
  showAssessment: reads('assessment', enterpriseReaders),
  showAssessmentProgress: shares(officials),
  'assessment.void': acts('assessment', voiding),
  'enterprise.resubmit': acts('enterprise', keepers),
  'enterprise.verify': acts('enterprise', areaInCharge),
  'enterprise.confirm': acts('enterprise', ['cityIndustry']),
  'enterprise.returnForCorrection': acts('enterprise', returning),
  'enterprise.correct': acts('enterprise', keepers),
  'enterprise.rename': acts('enterprise', keepers),
  'enterprise.move': acts('enterprise', keepers),
  'enterprise.addIndustry': acts('enterprise', keepers),
  'enterprise.removeIndustry': acts('enterprise', areaInCharge),
  'enterprise.addSite': acts('enterprise', keepers),
  'enterprise.closeSite': acts('enterprise', keepers),
  'enterprise.markDuplicate': acts('enterprise', areaInCharge),
  'enterprise.markNotInScope': acts('enterprise', returning),
  'enterprise.closeDown': acts('enterprise', areaInCharge),
  'enterprise.split': acts(
    'enterprise',
    areaInCharge,
    withInput({
      ...{ splitOn: '2024-06-01', reason: '分立', name: '分出的一家', kind: 'workshop' },
      ...{ township: '330881121', industries: ['wood-furniture'] },
    }),
  ),
  listHangingRecords: reads('enterprise', areaInCharge),
  'enterprise.reopen': acts('enterprise', areaInCharge),
  'enterprise.void': acts('enterprise', voiding),
  'enterprise.confirmVoid': acts('enterprise', voiding),
  'enterprise.refuseVoid': acts('enterprise', voiding),

  listImports: shares(keepers),
  uploadImport: shares(keepers, { form: true }),
  showImport: belongs('importBatch', keepers, [holder]),
  listImportRows: belongs('importBatch', keepers, [holder]),
  showDifference: belongs('importBatch', keepers, [holder]),
  readCorrections: belongs('importBatch', keepers, [holder]),
  decideImportRows: belongs('importBatch', keepers, [holder], {
    body: city => ({ decisions: [{ rowId: city.the.importRow, decision: { kind: 'leaveOut' } }] }),
  }),
  correctMapping: belongs('importBatch', keepers, [holder], { body: stale, answers: 409, code: 'staleVersion' }),
  applyImport: belongs('importBatch', keepers, [holder], { answers: 422, code: 'import.nothingReady' }),
  discardImport: belongs('importBatch', keepers, [holder], { body: stale, answers: 409, code: 'staleVersion' }),
  undoImport: belongs('importBatch', keepers, [holder], { body: stale, answers: 409, code: 'staleVersion' }),
}

const pairReaders = ['townshipOfficer', ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice'] as const
const pairDeciders = [...areaInCharge, 'cityIndustry'] as const
/** The one pair is of two enterprises that lie in wood furniture at 贺村: whoever reaches both may see it. */
const bothReached: readonly PostName[] = [
  'townshipOfficer',
  'areaIndustry',
  'areaEcology',
  'areaDepartment',
  'areaOffice',
  'cityIndustry',
  'cityEcology',
  'cityOffice',
]
const pairStale = { answers: 409, code: 'staleVersion', body: () => ({ version: 99 }) }

/** The one waiver is of the enterprise at 贺村. */
const waiverReached: readonly PostName[] = [
  'areaIndustry',
  'areaEcology',
  'areaOffice',
  'cityIndustry',
  'cityEcology',
  'cityOffice',
]
/** 三(一)-1: two records that may be one. */
const duplicates: Readonly<Record<string, Row>> = {
  listDuplicatePairs: shares(pairReaders),
  showDuplicatePair: belongs('duplicatePair', pairReaders, bothReached),
  'duplicatePair.merge': belongs('duplicatePair', pairDeciders, bothReached, {
    ...pairStale,
    body: (_, id) => ({ version: 99, input: { keep: id, versions: { kept: 1, merged: 1 }, reason: '同一家' } }),
  }),
  'duplicatePair.keepApart': belongs('duplicatePair', pairDeciders, bothReached, pairStale),
  'duplicatePair.undoMerge': belongs('duplicatePair', pairDeciders, bothReached, pairStale),
}

const freezers = [...areaInCharge, 'cityIndustry', 'cityEcology', 'cityOffice'] as const
const whole = { list: 'listOne' }

/** 三(一)-1 to 三(一)-3: heads of frozen versions are board facts, their rows go by scope; who freezes which part: list-version.test.ts. */
const integrityReaders = ['townshipOfficer', ...areaOffices, ...cityOffices, ...leaders] as const
/** 三(一)-1 to 三(一)-3: what the nightly rules find. */
const integrity: Readonly<Record<string, Row>> = {
  listIntegrityRules: shares(integrityReaders),
  listIntegrityFindings: lists('enterprise', integrityReaders, {
    query: { rule: 'withoutPlace' },
    counts: (answer: Total) => answer.total,
  }),
  waiveFinding: reads('enterprise', voiding, {
    answers: 409,
    code: 'integrity.changed',
    body: (_, id) => ({
      input: { rule: 'withoutPlace', subjectId: id, detail: '有地址', reason: '现场核实，确无坐标' },
    }),
  }),
  'integrityWaiver.lift': belongs('integrityWaiver', voiding, waiverReached, {
    ...pairStale,
    body: () => ({ version: 99, input: { reason: '已换证' } }),
  }),
}

const guardReaders = [...areaOffices, ...cityOffices, ...leaders] as const
const guardAskers = [...areaOffices, 'cityIndustry', 'cityEcology', 'cityDepartment', 'cityOffice'] as const
const guardDeciders = ['cityOffice', 'cityLeader'] as const
/** The approval lies in wood furniture of 江山市, in no township. */
const approvalReached: readonly PostName[] = [
  'areaIndustry',
  'areaEcology',
  'areaDepartment',
  'areaOffice',
  'areaLeader',
  'cityIndustry',
  'cityEcology',
  'cityDepartment',
  'workingGroup',
  'cityOffice',
  'cityLeader',
]
const approvalStale = (input: object) => ({ answers: 409, code: 'staleVersion', ...withInput(input) })

/** 三(一)-2 一刀切防线: who may ask for what, and who lets it through. */
const guard: Readonly<Record<string, Row>> = {
  listGuardShares: shares(guardReaders),
  listGuardApprovals: shares(guardReaders),
  showGuardApproval: belongs('guardApproval', guardReaders, approvalReached),
  // the places of posts are asked in guard.test.ts; here nobody's
  askGuardApproval: shares(guardAskers, {
    answers: 404,
    body: () => ({
      input: {
        step: 'closure',
        area: '330000',
        industry: 'wood-furniture',
        atMost: 1,
        validUntil: '2024-07-10',
        reason: '依据关停方案',
        paperNumber: '江政〔2024〕9号',
      },
    }),
  }),
  'guardApproval.approve': belongs('guardApproval', guardDeciders, approvalReached, approvalStale({})),
  'guardApproval.decline': belongs(
    'guardApproval',
    guardDeciders,
    approvalReached,
    approvalStale({ reason: '应一企一策' }),
  ),
  'guardApproval.withdraw': belongs(
    'guardApproval',
    guardAskers,
    approvalReached,
    approvalStale({ reason: '不再需要' }),
  ),
}

const frozenLists: Readonly<Record<string, Row>> = {
  showLists: shares(officials),
  listListVersions: shares(officials),
  // the part asked for is one that no list has, so nobody freezes anything here
  previewFreeze: shares(freezers, { query: { list: 'none' }, answers: 422, code: 'list.unknown' }),
  freezeList: shares(freezers, { body: () => ({ list: 'none' }), answers: 422, code: 'list.unknown' }),
  showListAsOf: shares(officials, { query: whole }),
  showListVersion: shares(officials, { of: 'listVersion' }),
  listVersionRows: lists('enterprise', officials, { of: 'listVersion' }),
  exportListVersion: { ...exports('enterprise', officials, place => enterpriseNames[place]), of: 'listVersion' },
  verifyListVersion: shares(officials, { of: 'listVersion' }),
  showListDifference: lists('enterprise', officials, {
    of: 'listVersion',
    query: city => ({ with: city.the.laterVersion }),
    counts: ({ counts }: { counts: { changed: number } }) => counts.changed,
  }),
  exportListDifference: {
    ...exports('enterprise', officials, place => enterpriseNames[place]),
    of: 'listVersion',
    query: city => ({ with: city.the.laterVersion, format: 'csv' }),
  },
}

const problemReaders = [...officials, 'expert', 'enterpriseContact'] as const
/** 三(一)-2: what is emitted and who must be remediated. */
const signalReaders = ['townshipOfficer', ...areaOffices, ...cityOffices, ...leaders, 'enforcer'] as const
const receivingSignals = ['townshipOfficer', 'areaEcology', 'areaOffice', 'cityEcology', 'cityOffice'] as const
const decidingSignals = ['areaEcology', 'areaOffice', 'cityEcology'] as const
const placeOf = (city: SmallCity, id: string): Place =>
  everywhere.find(place => city.ids.signal[place] === id) ?? 'here'
const omissionReaders = [...areaOffices, ...cityOffices, ...leaders, 'enforcer'] as const
const omissionDeciders = ['areaIndustry', 'areaEcology', 'areaOffice', 'cityEcology'] as const
/** The one omission lies in wood furniture at 贺村, like the pair of suspected duplicates. */
const omissionStale = (input: object) => ({
  answers: 409,
  code: 'staleVersion',
  body: () => ({ version: 99, input }),
})
const recordingEmissions = ['townshipOfficer', ...areaInCharge, 'cityIndustry', 'cityEcology'] as const
const listTwo: Readonly<Record<string, Row>> = {
  listEmissions: reads('enterprise', enterpriseReaders),
  recordEmissions: shares(recordingEmissions, { form: true, answers: 422, code: 'invalid' }),
  'emission.correct': acts('emission', recordingEmissions, withInput({ amount: 1, unit: 'tonne', reason: '核对报告' })),
  'emission.strike': acts('emission', recordingEmissions, withInput({ reason: '重复登记' })),
  listSignals: lists('signal', signalReaders, { counts: (answer: Total) => answer.total }),
  receiveSignals: shares(receivingSignals, { form: true, answers: 422, code: 'invalid' }),
  'signal.match': acts('signal', decidingSignals, {
    body: (city, id) => ({ version: 99, input: { enterpriseId: city.ids.enterprise[placeOf(city, id)] } }),
  }),
  'signal.unmatch': acts('signal', decidingSignals, withInput({ reason: '不是这一家' })),
  'signal.use': acts('signal', decidingSignals, withInput({ words: '据此重新认定' })),
  'signal.dismiss': acts('signal', decidingSignals, withInput({ reason: '重复来件' })),
  listOmissions: shares(omissionReaders),
  lookForOmissions: shares(omissionDeciders),
  receiveRoster: shares(['areaEcology', 'areaOffice', 'cityEcology', 'cityOffice'], {
    form: true,
    answers: 422,
    code: 'invalid',
  }),
  'omission.propose': belongs('omission', ['areaEcology'], bothReached, omissionStale({ reason: '应纳入' })),
  'omission.decline': belongs('omission', omissionDeciders, bothReached, omissionStale({ reason: '不需纳入' })),
  'omission.register': belongs(
    'omission',
    omissionDeciders,
    bothReached,
    omissionStale({ name: '沅莘', kind: 'workshop', township: '330881121', industry: 'wood-furniture' }),
  ),
  'omission.setAside': belongs('omission', omissionDeciders, bothReached, omissionStale({ reason: '不是本行业' })),
  listEliminatedCapacity: reads('enterprise', enterpriseReaders),
  'eliminatedCapacity.strike': acts('eliminatedCapacity', areaInCharge, withInput({ reason: '重复登记' })),
  listInclusions: lists('enterprise', problemReaders, { counts: (answer: Total) => answer.total }),
  exportInclusions: exports('enterprise', problemReaders, place => enterpriseNames[place]),
  countInclusions: shares(officials),
  showInclusionOffers: shares(problemReaders),
  showInclusions: reads('enterprise', enterpriseReaders),
  // the record is reported, and what nobody has verified is not proposed
  proposeInclusion: reads('enterprise', ['areaEcology'], {
    answers: 409,
    code: 'wrongState',
    body: (_, _id, place) => ({ industry: places[place].industry, input: { proposal: 'in', clause: 'MJ-B1' } }),
  }),
  actOnInclusions: shares(['areaEcology', 'cityIndustry', 'cityEcology'], {
    body: (_, id) => ({
      action: 'propose',
      items: [{ enterpriseId: id, industry: 'wood-furniture', id: null, version: null, hash: null }],
      input: { proposal: 'in', clause: 'MJ-B1' },
    }),
  }),
  'inclusion.proposeAgain': acts('inclusion', ['areaEcology'], withInput({ proposal: 'in', clause: 'MJ-B1' })),
  'inclusion.countersign': acts('inclusion', ['cityIndustry'], withInput({ verdict: 'agree', hash: 'a'.repeat(64) })),
  'inclusion.include': acts('inclusion', ['cityEcology'], withInput({})),
  'inclusion.exclude': acts('inclusion', ['cityEcology'], withInput({})),
  'inclusion.returnProposal': acts('inclusion', ['cityEcology'], withInput({ reason: '请补充' })),
  'inclusion.reopen': acts('inclusion', ['areaEcology', 'cityEcology'], withInput({ reason: '群众反映' })),
  'inclusion.setRoute': acts('inclusion', areaInCharge, withInput({ route: 'upgrade' })),
  'inclusion.amendRoute': acts('inclusion', areaInCharge, withInput({ route: 'closure', reason: '企业申请' })),
  'inclusion.attachStopDecision': acts(
    'inclusion',
    areaInCharge,
    withInput({ number: '政决〔2024〕1号', decidedOn: '2024-06-18', files: [crypto.randomUUID()] }),
  ),
  'inclusion.verifyClosure': acts(
    'inclusion',
    ['townshipOfficer', ...areaInCharge, 'enforcer'],
    withInput({ item: 'power', seenOn: '2024-06-20', files: [crypto.randomUUID()] }),
  ),
  'inclusion.cultivate': acts('inclusion', areaInCharge, withInput({ reason: '装备领先' })),
  'inclusion.endCultivation': acts('inclusion', areaInCharge, withInput({ reason: '不再具备' })),
}

const problemReporters = [...field, ...areaOffices, ...cityOffices, 'enforcer'] as const
const assigning = [...areaOffices, 'cityIndustry', 'cityEcology', 'cityDepartment', 'cityOffice'] as const
const rectifying = [...field, ...areaOffices, ...cityOffices, 'enterpriseContact'] as const
const checking = [...field, ...areaOffices, 'cityIndustry', 'cityEcology', 'cityOffice', 'expert'] as const
const closing = [...areaInCharge, 'cityOffice'] as const
const leaving = [...areaInCharge, 'cityIndustry', 'cityEcology', 'cityOffice'] as const
const drafting = [...field, ...areaOffices, 'enterpriseContact', 'serviceProvider'] as const

/** 三(一)-3, 三(三): problems, measures and the months' reports. */
const remediation: Readonly<Record<string, Row>> = {
  listProblems: lists('problem', problemReaders, { counts: (answer: Total) => answer.total }),
  exportProblems: exports('problem', problemReaders, place => `喷漆房未密闭${place},`),
  showProblemBoard: lists('problem', problemReaders, {
    counts: ({ columns }: { columns: Total[] }) => columns.reduce((sum, { total }) => sum + total, 0),
  }),
  selectProblems: lists('problem', problemReaders, { counts: ({ items }: { items: unknown[] }) => items.length }),
  showProblemForm: shares(problemReporters),
  showProblemOffers: shares(problemReaders),
  showProblem: reads('problem', problemReaders),
  showEvidenceWarnings: reads('problem', checking),
  showProblemTrail: reads('problem', problemReaders),
  showProblemOptions: reads('problem', problemReaders),
  // each is answered by its job, which acts as the post that began it
  actOnProblems: shares(assigning, {
    body: (_, id) => ({
      action: 'assign',
      items: [{ id, version: 1 }],
      input: { to: [{ unitId: '330881121' }], due: '2024-09-30' },
    }),
  }),
  'problem.amend': acts('problem', problemReporters),
  'problem.setLevel': acts('problem', assigning),
  'problem.setLeader': acts('problem', assigning),
  'problem.assign': acts('problem', assigning, withInput({ to: [{ unitId: '330881121' }], due: '2024-09-30' })),
  'problem.receive': acts('problem', rectifying),
  'problem.passOn': acts('problem', rectifying, withInput({ to: [{ unitId: '330881121' }] })),
  'problem.decline': acts('problem', rectifying),
  'problem.reassign': acts('problem', assigning, {
    body: (_, id) => ({ version: 99, input: { hopId: id, to: { unitId: '330881121' }, reason: '不属本单位' } }),
  }),
  'problem.recall': acts('problem', assigning),
  'problem.urge': acts('problem', [...areaOffices, ...cityOffices, ...leaders]),
  'problem.copy': acts('problem', assigning),
  'problem.answer': acts('problem', rectifying),
  'problem.requestCheck': acts('problem', rectifying),
  'problem.pass': acts('problem', checking),
  'problem.return': acts('problem', checking),
  'problem.askCrossCheck': acts('problem', checking),
  'problem.publish': acts('problem', closing),
  'problem.upholdObjection': acts('problem', closing),
  'problem.close': acts('problem', closing),
  'problem.merge': acts('problem', leaving),
  'problem.void': acts('problem', [...areaInCharge, 'cityEcology', 'cityOffice']),
  'problem.transfer': acts('problem', leaving),
  'problem.closeByExit': acts('problem', leaving),
  'problem.suspend': acts('problem', leaving),
  'problem.confirmExit': acts('problem', leaving),
  'problem.refuseExit': acts('problem', leaving),
  'problem.resume': acts('problem', leaving),
  'problem.requestExtension': acts('problem', rectifying),
  'problem.grantExtension': acts('problem', assigning),
  'problem.refuseExtension': acts('problem', assigning),
  'problem.resetTerm': acts('problem', assigning),
  'measure.revise': acts('measure', drafting),
  'measure.approve': acts('measure', areaInCharge),
  'measure.start': acts('measure', rectifying),
  'measure.report': acts('measure', rectifying),
  'measure.declareDone': acts('measure', rectifying),
  'measure.check': acts('measure', checking),
  'measure.sendBack': acts('measure', checking),
  'progressReport.resubmit': acts('progressReport', rectifying, withInput({ changed: false })),
  'progressReport.submitLate': acts('progressReport', rectifying, withInput({ changed: false })),
  'progressReport.accept': acts('progressReport', assigning),
  'progressReport.return': acts('progressReport', assigning),
  confirmUnchanged: {
    who: rectifying,
    reach: 'scope',
    of: 'problem',
    answers: 200,
    body: (_, id) => ({ month: '2024-06', problems: [id] }),
    refusalIn: ({ rows }: { rows: { refusal?: { code: string } }[] }) => rows[0]?.refusal,
  },
}

const tasking = [...field, ...areaOffices, ...cityOffices, 'areaLeader', 'enforcer'] as const
const confirming = [
  'areaOffice',
  'cityIndustry',
  'cityEcology',
  'cityDepartment',
  'cityOffice',
  'cityLeader',
  'enforcer',
] as const
const shared = { reach: 'shared' as const }

/** 二-4: what has been in use is read by whoever works by it, drafts by officials; drafted and put in force by the city: checklists.test.ts. */
const checklistReaders = [...officials, 'expert', 'enterpriseContact', 'serviceProvider'] as const
const keepingChecklists = ['cityIndustry', 'cityEcology'] as const
const officialPosts = postNames.filter(name => (officials as readonly string[]).includes(posts[name].role))
const onDraft = (input: object): Partial<Row> => ({
  of: 'checklistDraft',
  answers: 409,
  code: 'staleVersion',
  ...withInput(input),
})
const checklists: Readonly<Record<string, Row>> = {
  listChecklists: shares(checklistReaders),
  showChecklist: shares(checklistReaders, { of: 'checklist' }),
  exportChecklist: shares(checklistReaders, { of: 'checklist', query: { format: 'csv' } }),
  showChecklistDifference: belongs('checklist', checklistReaders, officialPosts, {
    query: city => ({ with: city.the.checklistDraft }),
  }),
  // whose industry it is decides what each is answered
  beginChecklist: shares(keepingChecklists, { answers: 'reached', body: city => ({ from: city.the.checklist }) }),
  judgeChecklistWorkbook: shares(keepingChecklists, { of: 'checklistDraft', form: true, answers: 'reached' }),
  'checklist.edit': shares(keepingChecklists, onDraft({ content: { title: '', basis: '', items: [] } })),
  'checklist.putInForce': shares(keepingChecklists, onDraft({ replaces: null, ground: '会议纪要' })),
  'checklist.discard': shares(keepingChecklists, onDraft({ reason: '重新起草' })),
  'checklist.withdraw': shares(keepingChecklists, onDraft({ reason: '标准已废止' })),
}

/** 全文: the plan's own duties are every official's to read; only their parties act on them (tasks.test.ts). */
const mandate: Readonly<Record<string, Row>> = {
  listTasks: shares(officials),
  exportTasks: shares(officials, { query: { format: 'csv' } }),
  showTaskOffers: shares(officials),
  listLateUnits: shares(officials),
  showTask: shares(officials, { of: 'task' }),
  showTaskTrail: shares(officials, { of: 'task' }),
  'task.revise': acts('task', confirming, shared),
  'task.sign': acts('task', tasking, shared),
  'task.start': acts('task', tasking, shared),
  'task.progress': acts('task', tasking, shared),
  'task.report': acts('task', tasking, shared),
  'task.confirm': acts('task', confirming, shared),
  'task.return': acts('task', confirming, shared),
  'task.urge': acts('task', ['areaOffice', ...cityOffices, ...leaders, 'enforcer'], shared),
  signTasks: shares(tasking, { body: city => ({ items: [{ id: city.the.task, version: 99 }] }) }),
}

const everybody = [...enterpriseReaders, 'systemAdmin', 'securityAdmin', 'auditor'] as const

/** What is read across stages. The boards are for every official post across areas, and for nobody else. */
const views: Readonly<Record<string, Row>> = {
  showWorklist: shares(everybody),
  showRecentChanges: shares(officials),
  showBoard: shares(officials),
  showBatches: shares(officials),
  openCell: lists('problem', officials, { query: { measure: 'all' } }),
  search: lists('enterprise', problemReaders, { query: { q: name } }),
}

const characters = Array.from('沅煦漪榆佑苕尧缙楚玥庚钊阜芃筠霁')
/** A name that is near no other: eight characters by lot. */
const inventedName = () =>
  `${Array.from(crypto.randomUUID().slice(0, 8), digit => characters[Number.parseInt(digit, 16)]).join('')}家具厂`

/** These make records, so they are asked last; they may be made where the post's scope reaches. */
const making: Readonly<Record<string, Row>> = {
  receiveSignal: reads('enterprise', receivingSignals, {
    body: (_, id) => ({
      input: { kind: 'complaint', happenedOn: '2024-06-03', words: '夜间有异味', enterpriseId: id },
    }),
  }),
  // the file is nobody's, which is told to whoever reaches the enterprise
  recordEliminatedCapacity: reads('enterprise', areaInCharge, {
    answers: 422,
    code: 'invalid',
    body: (_, _id, place) => ({
      input: {
        industry: places[place].industry,
        equipment: '喷漆机',
        count: 1,
        capacity: '年产 1 万套',
        eliminatedOn: '2024-06-03',
        files: [crypto.randomUUID()],
      },
    }),
  }),
  // what one post has recorded another finds recorded
  recordEmission: reads('enterprise', recordingEmissions, {
    answers: 'reached',
    body: () => ({ input: { year: 2023, pollutant: 'vocs', amount: 1, unit: 'tonne', source: 'statistics' } }),
  }),
  draftMeasure: reads('problem', drafting, { answers: 'reached' }),
  submitProgress: reads('problem', rectifying, {
    answers: 'reached',
    body: () => ({ month: '2024-06', report: { changed: false } }),
  }),
  reportProblem: reads('enterprise', problemReporters, {
    body: (_, id) => ({
      subject: { kind: 'enterprise', enterpriseId: id },
      dimension: 'riskControl',
      words: '露天堆放',
    }),
  }),
  // each has its baseline already: whoever reaches the enterprise is told so, and nothing is recorded
  recordAssessment: reads('enterprise', assessing, {
    answers: 409,
    code: 'assessment.alreadyRecorded',
    body: (_, _id, place) => ({ industry: places[place].industry }),
  }),
  reportEnterprise: reads('enterprise', keepers, {
    // townships are in everybody's directory: one that is none may be told from one out of reach
    absentToo: false,
    body: (_, _id, place) => ({
      name: inventedName(),
      kind: 'workshop',
      township: places[place].township,
      grid: places[place].grid,
      industries: [places[place].industry],
    }),
  }),
}

export const rowsOfCampaign: Readonly<Record<string, Row>> = {
  ...registry,
  ...listTwo,
  ...duplicates,
  ...integrity,
  ...guard,
  ...frozenLists,
  ...remediation,
  ...rowsOfPlans,
  ...rowsOfOwnView,
  ...rowsOfExchange,
  ...mandate,
  ...checklists,
  ...views,
  ...making,
}
