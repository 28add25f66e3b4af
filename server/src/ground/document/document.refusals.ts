import type { RoomCatalogue } from '../errors/catalogue.ts'

/** Codes of papers. */
export const documentRefusals = {
  'document.notIssuer': {
    status: 403,
    when: { zh: '本单位不是发文单位', en: 'One’s unit does not issue the document' },
  },
  'document.notSigner': {
    status: 403,
    when: {
      zh: '本单位既不是发文单位，也不是其上级',
      en: 'One’s unit neither issues the document nor stands above the issuer',
    },
  },
  'document.notAwaited': {
    status: 403,
    when: { zh: '没有等待本单位会签或签收', en: 'Nothing awaits the countersignature or receipt of one’s unit' },
  },
  'document.incomplete': {
    status: 422,
    when: { zh: '文书缺少正文或主送单位', en: 'The document lacks its text or an addressee' },
  },
  'document.countersigningOpen': {
    status: 409,
    when: { zh: '会签未完成，期限也未到', en: 'Countersignatures are awaited and their term runs' },
  },
  'document.voidProposed': {
    status: 409,
    when: { zh: '已提请作废，尚未决定', en: 'Its voiding has been proposed and is not decided' },
  },
  'document.noVoidProposed': {
    status: 409,
    when: { zh: '没有提请作废', en: 'Nobody proposed to void it' },
  },
  'document.samePersonVoids': {
    status: 403,
    when: { zh: '提请作废和确认作废须由两人办理', en: 'Voiding takes two persons' },
  },
  'document.numberTaken': {
    status: 409,
    when: { zh: '文号已被本单位另一份文书使用', en: 'Another document of the unit has the number' },
  },
  'document.badNumber': {
    status: 422,
    when: {
      zh: '文号不合规范，或代字不属于该单位',
      en: 'The number is not as numbers are written, or not of the unit’s series',
    },
  },
  'document.wrongScan': {
    status: 422,
    when: { zh: '用印扫描件不是 PDF 或图片', en: 'The scan of a sealed paper is neither PDF nor picture' },
  },
  'document.unknownKind': {
    status: 422,
    when: {
      zh: '没有这种文书，或所写事项不是这种文书的',
      en: 'There is no such kind of document, or it is not about such a subject',
    },
  },
  'document.notNow': {
    status: 409,
    when: { zh: '所写事项还不到出这种文书的时候', en: 'What it is about does not stand where such a document is due' },
  },
} as const satisfies RoomCatalogue
