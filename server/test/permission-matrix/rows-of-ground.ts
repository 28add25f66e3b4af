import { holder } from './open-small-city.ts'
import { administrators, areaOffices, cityOffices, leaders, officials, postNames, posts } from './posts.ts'
import { acts, belongs, type Row, shares, withInput } from './row.ts'

const withBusiness = [...officials, 'expert', 'enterpriseContact', 'serviceProvider'] as const
const searching = [...officials, 'expert', 'enterpriseContact'] as const
const savingViews = [...searching, ...administrators] as const
const everyRole = [...withBusiness, ...administrators] as const

/** Who needs to ring the people of 江山 ecology: its own area's units and the city's. */
const ringsJiangshan = postNames.filter(
  name =>
    ([...leaders, ...cityOffices, ...areaOffices, 'enforcer', 'townshipOfficer', 'gridWorker'] as string[]).includes(
      posts[name].role,
    ) && name !== 'changshanEcology',
)

const draftingPapers = ['townshipOfficer', ...areaOffices, ...cityOffices, 'enforcer'] as const
const papers = [...draftingPapers, ...leaders] as const
const ofIssuer = { reach: [holder] as const }
const content = { title: '关于某事的函', blocks: [], facts: [], attachments: [] }
const revision = { content, precedence: 'ordinary', main: [], copied: [], countersignUnits: [] }
const paperInput = (input: object) => ({ ...ofIssuer, body: () => ({ version: 99, input }) })

/** 公文模板: read by every keeper of papers, written by 市整治办; whether a record is reached, is asked as of a paper (templates.test.ts). */
const template = { of: 'template' } as const
const onTemplateDraft = (input: object): Partial<Row> => ({
  of: 'templateDraft',
  answers: 409,
  code: 'staleVersion',
  ...withInput(input),
})
const templates: Readonly<Record<string, Row>> = {
  listDocumentTemplates: shares(papers),
  showDocumentTemplate: shares(papers, template),
  showDocumentTemplateDifference: shares(papers, {
    ...template,
    query: city => ({ with: city.the.templateDraft }),
  }),
  listTemplateSubjects: shares(papers, template),
  previewDocumentTemplate: shares(papers, { ...template, query: { subject: '{}' } }),
  downloadTemplatePreview: shares(papers, { ...template, query: { subject: '{}' } }),
  // it has no picture
  drawTemplatePicture: shares(papers, { ...template, answers: 404, query: { subject: '{}', key: 'x' } }),
  // its draft is open already
  beginDocumentTemplate: shares(['cityOffice'], {
    answers: 409,
    code: 'documentTemplate.draftOpen',
    body: city => ({ from: city.the.template }),
  }),
  'documentTemplate.edit': shares(
    ['cityOffice'],
    onTemplateDraft({ content: { layout: 'official', title: '函', blocks: [], attachments: [] } }),
  ),
  'documentTemplate.putInForce': shares(['cityOffice'], onTemplateDraft({ replaces: null, ground: '会议纪要' })),
  'documentTemplate.discard': shares(['cityOffice'], onTemplateDraft({ reason: '重新起草' })),
}

/** 文书: reached by its parties alone, however wide a scope; a draft has no party but the unit that drafts it. */
const documents: Readonly<Record<string, Row>> = {
  listDocuments: shares(papers),
  listDocumentKinds: shares(papers),
  listDocumentSeries: shares([...papers, 'auditor']),
  showDocumentRegister: shares([...papers, 'auditor'], { query: { series: '衢整治办', year: '2024' } }),
  exportDocumentRegister: shares([...papers, 'auditor'], {
    query: { series: '衢整治办', year: '2024', format: 'csv' },
  }),
  showDocument: belongs('document', papers, [holder]),
  showDocumentTrail: belongs('document', papers, [holder]),
  downloadDocument: belongs('document', papers, [holder]),
  // it has no picture
  drawDocumentPicture: shares(papers, { of: 'document', answers: 404, query: { key: 'x' } }),
  'document.revise': acts('document', draftingPapers, paperInput(revision)),
  'document.refresh': acts('document', draftingPapers, ofIssuer),
  'document.submit': acts('document', draftingPapers, ofIssuer),
  'document.approve': acts('document', papers, ofIssuer),
  'document.countersign': acts('document', papers, ofIssuer),
  'document.return': acts('document', papers, ofIssuer),
  'document.sign': acts('document', papers, ofIssuer),
  'document.number': acts('document', draftingPapers, paperInput({ by: 'external', number: '衢环函〔2024〕1号' })),
  // the scan is looked for first
  'document.seal': belongs('document', draftingPapers, postNames, {
    answers: 422,
    code: 'document.wrongScan',
    absentToo: false,
  }),
  'document.send': acts('document', draftingPapers, ofIssuer),
  'document.receive': acts('document', papers, ofIssuer),
  'document.recordService': acts('document', draftingPapers, ofIssuer),
  'document.file': acts('document', draftingPapers, ofIssuer),
  'document.proposeVoid': acts('document', draftingPapers, ofIssuer),
  'document.confirmVoid': acts('document', papers, ofIssuer),
  'document.refuseVoid': acts('document', papers, ofIssuer),
  draftDocument: shares(draftingPapers, { body: () => ({ kind: 'letter' }) }),
}

/** Signing in, one's own things, the directory, files, jobs, live updates. */
export const rowsOfGround: Readonly<Record<string, Row>> = {
  showFrontDoor: shares('public'),
  showOpenApi: shares('public'),
  showApiPage: shares('public'),
  signIn: shares('public', {
    answers: 401,
    code: 'wrongCredentials',
    body: () => ({ username: crypto.randomUUID() }),
  }),
  listDemoAccounts: shares('public'),
  showSession: shares('signedIn', { newcomer: true }),
  chooseActingPost: belongs('post', 'signedIn', [holder], { body: (_, id) => ({ postId: id }) }),
  changePassword: shares('signedIn', { answers: 422, newcomer: true }),
  showSecondFactor: shares('signedIn'),
  startSecondFactor: shares('signedIn'),
  confirmSecondFactor: shares('signedIn', { answers: 422, body: () => ({ code: '000000' }) }),
  renewRecoveryCodes: shares('signedIn', { answers: 422, body: () => ({ code: '000000' }) }),
  removeSecondFactor: shares('signedIn', { answers: 422, body: () => ({ code: '000000' }) }),
  listProviders: shares('public'),
  // no other system is set up here
  startSignOn: shares('public', { answers: 404 }),
  finishSignOn: shares('public', { answers: 404 }),
  proveSignOn: shares('public', { answers: 409, code: 'wrongState', body: () => ({ code: '000000' }) }),
  listOwnAccounts: shares('signedIn'),
  bindOwnAccount: shares('signedIn', { answers: 404 }),
  unbindOwnAccount: shares('signedIn', { answers: 404 }),
  listDelegations: shares('signedIn'),
  findDelegates: belongs('post', 'signedIn', [holder]),
  delegatePost: belongs('post', 'signedIn', [holder], { answers: 422, body: (_, id) => ({ postId: id }) }),
  endDelegation: shares('signedIn', { of: 'post', answers: 404 }),
  listOwnSessions: shares('signedIn'),
  endOwnSession: belongs('session', 'signedIn', []),
  changePreferences: shares('signedIn', { newcomer: true }),
  listSavedViews: shares(savingViews, { query: { table: 'problems' } }),
  saveView: shares(savingViews, { body: () => ({ table: 'problems', name: '新', search: '' }) }),
  deleteView: belongs('savedView', savingViews, [holder]),
  listNotifications: shares(everyRole),
  countUnreadNotifications: shares(everyRole),
  markNotificationRead: belongs('notification', everyRole, [holder]),
  markAllNotificationsRead: shares(everyRole, { body: () => ({ until: '2024-06-01T09:00:00+08:00' }) }),
  openLiveStream: shares('signedIn', { stream: true }),
  showJob: belongs('job', 'signedIn', [holder]),
  cancelJob: belongs('job', 'signedIn', [holder], { answers: 409 }),
  retryJob: belongs('job', 'signedIn', [holder], { answers: 409 }),

  listPlaces: shares([...officials, ...administrators]),
  listUnits: shares([...officials, ...administrators]),
  listUnitPeople: shares([...officials, ...administrators], { of: 'unit' }),
  findPeople: shares([...officials, ...administrators], { query: { q: '某某' } }),
  showPhone: belongs('person', [...officials, ...administrators], ringsJiangshan),
  listPeople: shares(administrators),
  listGrants: shares(administrators),
  proposeGrant: shares(['systemAdmin'], {
    body: city => ({ proposal: { kind: 'resetPassword', personId: city.the.person } }),
  }),
  judgePeopleList: shares(['systemAdmin'], { form: true }),
  proposePeople: shares(['systemAdmin'], {
    body: city => ({
      rows: [
        {
          key: '人员!2',
          requestId: crypto.randomUUID(),
          proposal: { kind: 'resetPassword', personId: city.the.person },
        },
      ],
    }),
  }),
  refuseGrant: belongs('grant', ['securityAdmin'], ['securityAdmin'], { body: () => ({ reason: '材料不全' }) }),
  // decided by the row above
  approveGrant: belongs('grant', ['securityAdmin'], ['securityAdmin'], { answers: 409, code: 'wrongState' }),
  withdrawGrant: belongs('grant', ['systemAdmin'], ['systemAdmin'], { answers: 409, code: 'wrongState' }),
  endSessionsOfPerson: shares(['securityAdmin'], { of: 'session' }),

  listSessionsOfPerson: shares(['securityAdmin'], { of: 'person' }),
  endSessionOfPerson: belongs('session', ['securityAdmin'], []),
  lockAccount: belongs('session', ['securityAdmin'], [], { body: () => ({ reason: '核实中' }) }),
  resetSecondFactor: belongs('session', ['securityAdmin'], [], { body: () => ({ reason: '手机遗失' }) }),
  unlockAccount: belongs('session', ['securityAdmin'], []),

  listBackups: shares(['systemAdmin', 'auditor']),
  startBackup: shares(['systemAdmin']),

  listAudit: shares(['auditor']),
  showSealing: shares(['auditor']),
  verifyAudit: shares(['auditor']),
  showCalendar: shares([...officials, ...administrators]),
  setCalendarDay: shares(['systemAdmin'], { body: () => ({ day: '2024-06-20', working: false, name: '停工' }) }),
  enterCalendarYear: shares(['systemAdmin'], { body: () => ({ year: 2024, notice: '国办发明电〔2023〕7号' }) }),
  clearCalendarDay: shares(['systemAdmin'], { query: { day: '2024-06-20' } }),

  uploadFile: shares(withBusiness, { form: true, answers: 415, code: 'wrongKind' }),
  showFile: { who: withBusiness, reach: 'scope', of: 'file', answers: 200 },
  readFile: { who: withBusiness, reach: 'scope', of: 'file', answers: 200 },
  readThumbnail: { who: withBusiness, reach: 'scope', of: 'file', answers: 200 },

  ...documents,
  ...templates,

  showCampaign: shares('signedIn'),
  showCampaignData: shares([...officials, ...administrators]),
  showCampaignMap: shares('signedIn'),
}

/** Asked at the very end: it ends the sessions that the other rows ask with. */
export const lastRow: Readonly<Record<string, Row>> = {
  signOut: shares('signedIn', { newcomer: true }),
}
