import type { Words } from '#contract/ground/endpoint.ts'

/** What a code stands for: the status it always travels with and, for the documentation, when it is given. */
export interface CatalogueEntry {
  readonly status: RefusalStatus
  readonly when: Words
}

/** Statuses a refusal may carry (RFC 9110); anything a person cannot act upon is `internal`. */
export type RefusalStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 410
  | 411
  | 413
  | 415
  | 422
  | 423
  | 429
  | 500
  | 501
  | 503
  | 507

/** Codes of one room: dotted after the room, so that two rooms cannot mean different things by one word. */
export type RoomCatalogue = Readonly<Record<RoomCode, CatalogueEntry>>
export type RoomCode = `${string}.${string}`

/**
 * Every code that belongs to no single room. A room's own codes carry its name (`problem.alreadyClosed`) and are listed by
 * that room in an object that `satisfies RoomCatalogue`; the documentation joins them all.
 */
export const catalogue = {
  malformed: {
    status: 400,
    when: { zh: '请求不是约定的格式，读不出内容', en: 'The request is not in the agreed form and cannot be read' },
  },
  notSignedIn: {
    status: 401,
    when: { zh: '尚未登录或登录已失效', en: 'Nobody is signed in, or the session has ended' },
  },
  wrongCredentials: {
    status: 401,
    when: { zh: '用户名、密码或验证码不对', en: 'User name, password or one-time code is wrong' },
  },
  secondFactorNeeded: {
    status: 401,
    when: { zh: '密码正确，还需要动态口令', en: 'The password is right; a one-time code is wanted as well' },
  },
  secondFactorRequired: {
    status: 409,
    when: { zh: '该岗位必须使用动态口令', en: 'The post may not be without a second factor' },
  },
  notPermitted: {
    status: 403,
    when: { zh: '当前岗位不能做这件事', en: 'The present post may not do this' },
  },
  samePerson: {
    status: 403,
    when: {
      zh: '办理、核查、认定须由不同的人承担',
      en: 'Who did it, who checked it and who accepted it must be different persons',
    },
  },
  forgedRequest: {
    status: 403,
    when: {
      zh: '请求缺少本系统页面发出的校验标记',
      en: "The request lacks the mark that this system's own pages send",
    },
  },
  demoOnly: {
    status: 403,
    when: { zh: '只有演示或测试环境可以这样做', en: 'Only a demo or test installation may do this' },
  },
  notFound: {
    status: 404,
    when: {
      zh: '没有这条记录，或不在当前岗位范围内（两者回答一致）',
      en: 'There is no such record, or the present post does not reach it; the answer is the same',
    },
  },
  wrongMethod: {
    status: 405,
    when: { zh: '该地址不支持这种请求方式', en: 'The address does not take this method' },
  },
  staleVersion: {
    status: 409,
    when: {
      zh: '记录在打开之后已被他人更新，附当前内容',
      en: 'The record has changed since it was opened; it is sent as it stands now',
    },
  },
  alreadyExists: {
    status: 409,
    when: { zh: '已有相同的记录', en: 'There already is such a record' },
  },
  inUse: {
    status: 409,
    when: { zh: '仍被其他记录使用，不能移除', en: 'Other records still build upon it, so it cannot be removed' },
  },
  wrongState: {
    status: 409,
    when: { zh: '记录处于别的状态，此时不能这样办理', en: 'The record is in a state in which this cannot be done' },
  },
  requestIdReused: {
    status: 409,
    when: {
      zh: '同一请求编号已用于内容不同的请求',
      en: 'The request id was already used for a request that said something else',
    },
  },
  tryAgain: {
    status: 409,
    when: {
      zh: '与同时进行的操作相冲突，重试即可',
      en: 'It collided with work going on at once; the same request may be sent again',
    },
  },
  expired: {
    status: 410,
    when: { zh: '已过有效期', en: 'Its time has run out' },
  },
  lengthRequired: {
    status: 411,
    when: { zh: '请求未说明内容长度', en: 'The request does not say how long its body is' },
  },
  tooLarge: {
    status: 413,
    when: { zh: '文件或内容超出上限', en: 'The file or body is over its limit' },
  },
  wrongKind: {
    status: 415,
    when: { zh: '文件或内容不是可接受的类型', en: 'The file or body is of a kind that is not accepted' },
  },
  invalid: {
    status: 422,
    when: {
      zh: '内容已读出，但有填写项不符合要求，逐项说明',
      en: 'It was read, but fields are not as they must be; each is named',
    },
  },
  missing: {
    status: 422,
    when: { zh: '办理所需的材料、意见或依据不齐', en: 'Evidence, an opinion or a basis that this needs is missing' },
  },
  tooLate: {
    status: 422,
    when: { zh: '已过办理期限', en: 'The term for doing this is over' },
  },
  tooEarly: {
    status: 422,
    when: { zh: '还没到可以办理的时间', en: 'The time for doing this has not come' },
  },
  locked: {
    status: 423,
    when: { zh: '账号或记录已锁定', en: 'The account or record is locked' },
  },
  tooOften: {
    status: 429,
    when: { zh: '请求过于频繁或超出配额', en: 'Too many requests, or a quota is used up' },
  },
  internal: {
    status: 500,
    when: { zh: '系统自身出错，已记录编号', en: 'The system itself failed; the number of the failure is on record' },
  },
  notOffered: {
    status: 501,
    when: { zh: '本次安装没有启用此功能', en: 'This installation does not have that function switched on' },
  },
  unavailable: {
    status: 503,
    when: { zh: '所依赖的服务暂不可用或超时', en: 'A service it depends on is unavailable or took too long' },
  },
  noSpace: {
    status: 507,
    when: { zh: '存储空间不足', en: 'There is no room left to store it' },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>

export type GeneralCode = keyof typeof catalogue
export type RefusalCode = GeneralCode | RoomCode

/** The one status a general code travels with; a room's code may carry any, as its own list says. */
export type StatusOf<Code extends RefusalCode> = Code extends GeneralCode
  ? (typeof catalogue)[Code]['status']
  : RefusalStatus
