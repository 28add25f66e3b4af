import { defineStates } from './workflow.ts'

const clause = '—'
const standing = [
  'drafting',
  'reviewing',
  'countersigning',
  'awaitingSignature',
  'signed',
  'numbered',
  'sealed',
  'sent',
  'received',
  'filed',
] as const

/**
 * 文书 (lifecycles, document). Drafting, reviewing and signing are done by three different persons; after signing nothing of its text
 * changes any more, and what is wrong with a paper that was sent is put right by another paper.
 */
export const documentStates = defineStates({
  noun: 'document',
  words: { zh: '文书', en: 'document' },
  states: {
    drafting: { zh: '拟稿', en: 'drafting' },
    reviewing: { zh: '核稿', en: 'under review' },
    countersigning: { zh: '会签', en: 'being countersigned' },
    awaitingSignature: { zh: '待签发', en: 'awaiting signature' },
    signed: { zh: '已签发', en: 'signed' },
    numbered: { zh: '已编号', en: 'numbered' },
    sealed: { zh: '已用印', en: 'sealed' },
    sent: { zh: '已分发', en: 'sent' },
    received: { zh: '已签收', en: 'received' },
    filed: { zh: '已归档', en: 'filed', final: true },
    voided: { zh: '已作废', en: 'voided', final: true },
  },
  actions: {
    draft: {
      words: { zh: '拟稿', en: 'Draft' },
      from: 'new',
      to: ['drafting'],
      may: 'document.draft',
      clause,
      part: 'doer',
    },
    revise: {
      words: { zh: '修改', en: 'Revise' },
      from: ['drafting'],
      to: 'same',
      may: 'document.draft',
      clause,
      part: 'doer',
      needs: {
        zh: '发文单位；正文、主送、抄送、会签单位、紧急程度',
        en: 'The issuing unit; text, addressees, countersigning units, precedence',
      },
    },
    refresh: {
      words: { zh: '刷新数据', en: 'Refresh the figures' },
      from: ['drafting'],
      to: 'same',
      may: 'document.draft',
      clause: '三(一)-4',
      part: 'doer',
      needs: {
        zh: '发文单位；数字和表格按当前数据重取，手写的文字不变',
        en: 'The issuing unit; figures and tables are drawn anew, prose stays as it was written',
      },
    },
    submit: {
      words: { zh: '送核', en: 'Hand in for review' },
      from: ['drafting'],
      to: ['reviewing'],
      may: 'document.draft',
      clause,
      part: 'doer',
      primary: true,
      needs: { zh: '发文单位；标题、正文和主送', en: 'The issuing unit; title, text and an addressee' },
    },
    approve: {
      words: { zh: '核稿通过', en: 'Pass the review' },
      from: ['reviewing'],
      to: ['countersigning', 'awaitingSignature'],
      may: 'document.review',
      clause,
      part: 'checker',
      primary: true,
      needs: { zh: '发文单位拟稿人以外的人', en: 'Somebody of the issuing unit who did not draft it' },
    },
    countersign: {
      words: { zh: '会签', en: 'Countersign' },
      from: ['countersigning'],
      to: ['countersigning', 'awaitingSignature'],
      may: 'document.countersign',
      clause: '三(二)2',
      primary: true,
      needs: {
        zh: '会签单位；同意，或不同意并说明意见；只对当前文稿有效',
        en: 'A countersigning unit; assent, or dissent with its opinion; holds for this text alone',
      },
    },
    return: {
      words: { zh: '退回修改', en: 'Return to drafting' },
      from: ['reviewing', 'countersigning', 'awaitingSignature', 'signed'],
      to: ['drafting'],
      may: 'document.review',
      clause,
      needs: {
        zh: '发文单位或签发人，附理由；编号之前',
        en: 'The issuing unit or the signer, with a reason; before numbering',
      },
    },
    sign: {
      words: { zh: '签发', en: 'Sign' },
      from: ['countersigning', 'awaitingSignature'],
      to: ['signed'],
      may: 'document.sign',
      clause,
      part: 'accepter',
      primary: true,
      needs: {
        zh: '发文单位或分管领导中未拟稿、未核稿的人；会签期满未回的，列明后可签发；纸面签发的由办公室代录',
        en: 'Somebody of the issuing unit, or its leader, who neither drafted nor reviewed; silence past the term is shown, not taken for consent; a signature on paper is recorded',
      },
    },
    number: {
      words: { zh: '编号', en: 'Number' },
      from: ['signed'],
      to: ['numbered'],
      may: 'document.draft',
      clause,
      primary: true,
      needs: {
        zh: '发文单位；按代字和年份顺序取号，或录入 OA 文号',
        en: 'The issuing unit; the next number of its series and year, or the number given by the OA system',
      },
    },
    seal: {
      words: { zh: '用印', en: 'Seal' },
      from: ['numbered'],
      to: ['sealed'],
      may: 'document.draft',
      clause,
      primary: true,
      needs: {
        zh: '发文单位；用印后的扫描件（PDF 或图片）和落款日期',
        en: 'The issuing unit; the scan of the sealed paper (PDF or picture) and the date on it',
      },
    },
    send: {
      words: { zh: '分发', en: 'Send' },
      from: ['sealed'],
      to: ['sent'],
      may: 'document.draft',
      clause: '三(三)3',
      primary: true,
      needs: { zh: '发文单位；分发后内容不再变更', en: 'The issuing unit; nothing of it changes afterwards' },
    },
    receive: {
      words: { zh: '签收', en: 'Acknowledge receipt' },
      from: ['sent', 'received'],
      to: ['sent', 'received'],
      may: 'document.receive',
      clause: '三(三)3',
      primary: true,
      needs: { zh: '尚未签收的主送、抄送单位', en: 'An addressee that has not acknowledged yet' },
    },
    recordService: {
      words: { zh: '登记送达', en: 'Record the service' },
      from: ['sent'],
      to: ['sent', 'received'],
      may: 'document.draft',
      clause: '三(三)3',
      needs: {
        zh: '发文单位；送达没有账号的收件方，附送达回证',
        en: 'The issuing unit; served on an addressee without an account, with the proof of service',
      },
    },
    file: {
      words: { zh: '归档', en: 'File' },
      from: ['received'],
      to: ['filed'],
      may: 'document.draft',
      clause,
      primary: true,
      needs: { zh: '发文单位', en: 'The issuing unit' },
    },
    proposeVoid: {
      words: { zh: '提请作废', en: 'Propose to void' },
      from: standing,
      to: 'same',
      may: 'document.draft',
      clause,
      needs: { zh: '发文单位，附理由', en: 'The issuing unit, with a reason' },
    },
    confirmVoid: {
      words: { zh: '确认作废', en: 'Confirm the voiding' },
      from: standing,
      to: ['voided'],
      may: 'document.void',
      clause,
      primary: true,
      needs: {
        zh: '提请人以外的人；作废后仍可查看，文号留作空号',
        en: 'Another person than who proposed it; it stays visible and its number stays taken',
      },
    },
    refuseVoid: {
      words: { zh: '不予作废', en: 'Keep it' },
      from: standing,
      to: 'same',
      may: 'document.void',
      clause,
      needs: { zh: '发文单位，附理由', en: 'The issuing unit, with a reason' },
    },
  },
})

export type DocumentState = keyof typeof documentStates.states
export type DocumentAction = keyof typeof documentStates.actions
export const documentStateNames = Object.keys(documentStates.states) as [DocumentState, ...DocumentState[]]
