import { z } from 'zod'
import { Day, endpoint, Id, Moment, PageQuery, page, RequestId } from './endpoint.ts'
import { SessionRow, WordsShape } from './identity.ts'
import { type Permission, permissions } from './permission.ts'
import { Role, Scope } from './role.ts'
import { said } from './said.ts'

/** A place: the city, an area, a township, a grid. A township has one running area (its parent) and one statutory county. */
export const PlaceRow = z.object({
  code: z.string(),
  kind: z.enum(['city', 'area', 'township', 'grid']),
  parentCode: z.string().nullable(),
  county: z.string().nullable(),
  name: z.string(),
  shortNames: z.array(z.string()),
  /** Whether the code is statutory; zones and some offices have codes of our own. */
  statutory: z.boolean(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
})
export type PlaceRow = z.infer<typeof PlaceRow>

export const listPlaces = endpoint({
  name: 'listPlaces',
  method: 'GET',
  path: '/api/places',
  may: 'organisation.read',
  summary: { zh: '区块、乡镇(街道)与网格', en: 'Areas, townships and grids' },
  query: z.object({ area: z.string().max(20).optional(), grids: z.stringbool().default(false) }),
  reply: z.object({ rows: z.array(PlaceRow) }),
})

export const UnitRow = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  level: z.enum(['city', 'area', 'township', 'external']),
  parentId: z.string().nullable(),
  area: z.string().nullable(),
  areaName: z.string().nullable(),
  township: z.string().nullable(),
  industries: z.array(z.string()),
  /** Posts valid today; with `holds`, only those that may. */
  posts: z.number().int(),
})
export type UnitRow = z.infer<typeof UnitRow>

const verbs = Object.keys(permissions) as [Permission, ...Permission[]]

/** The tree of units, by `parentId`; and, with `holds`, the units that something can be handed on to. */
export const listUnits = endpoint({
  name: 'listUnits',
  method: 'GET',
  path: '/api/units',
  may: 'organisation.read',
  summary: { zh: '单位', en: 'Units' },
  query: z.object({
    /** Only units in which somebody may do this today: a problem is handed to one that may rectify. */
    holds: z.enum(verbs).optional(),
    /** Only units of this area, its townships included. */
    area: z.string().max(20).optional(),
    level: z.enum(['city', 'area', 'township', 'external']).optional(),
    /** Part of the name. */
    q: z.string().trim().max(40).optional(),
  }),
  reply: z.object({ rows: z.array(UnitRow) }),
})

export const UnitPersonRow = z.object({
  personId: Id,
  personName: z.string(),
  postId: Id,
  role: Role,
  title: WordsShape,
  scopeWords: WordsShape,
  /** With its middle hidden; `showPhone` opens it. */
  phoneMasked: z.string().nullable(),
  /** Whether the acting post may open the whole number. */
  phoneOpens: z.boolean(),
})
export type UnitPersonRow = z.infer<typeof UnitPersonRow>

export const listUnitPeople = endpoint({
  name: 'listUnitPeople',
  method: 'GET',
  path: '/api/units/:id/people',
  may: 'organisation.read',
  summary: { zh: '单位人员', en: 'The people of a unit' },
  params: z.object({ id: z.string().min(1).max(80) }),
  reply: z.object({ rows: z.array(UnitPersonRow) }),
})

export const FoundPerson = z.object({
  personId: Id,
  personName: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  title: WordsShape,
})
export type FoundPerson = z.infer<typeof FoundPerson>

/** Who holds a post today, by part of the name; at most twenty, once for each unit. */
export const findPeople = endpoint({
  name: 'findPeople',
  method: 'GET',
  path: '/api/people/find',
  may: 'organisation.read',
  summary: { zh: '按姓名查找任职人员', en: 'Find who holds a post by name' },
  query: z.object({ q: z.string().trim().min(2, said('至少两个字', 'At least two characters')).max(40) }),
  reply: z.object({ rows: z.array(FoundPerson) }),
})

/** Opening a number is on the audit. 404 where the acting post has no need of it: absent and forbidden look the same. */
export const showPhone = endpoint({
  name: 'showPhone',
  method: 'GET',
  path: '/api/people/:id/phone',
  may: 'organisation.read',
  summary: { zh: '查看联系电话', en: 'Open a telephone number' },
  params: z.object({ id: Id }),
  reply: z.object({ phone: z.string() }),
})

/** What can be done with an account: proposals of the system administrator, and what the security administrator does at once. */
export const AccountAction = z.enum([
  'addPost',
  'endPost',
  'changePhone',
  'resetPassword',
  'endPerson',
  'showSessions',
  'lock',
  'unlock',
  'resetSecondFactor',
])
export type AccountAction = z.infer<typeof AccountAction>

/** What administrators see of an account. */
export const PersonRow = z.object({
  id: Id,
  name: z.string(),
  username: z.string(),
  phoneMasked: z.string().nullable(),
  ended: z.boolean(),
  /** Why nobody can sign in by this name at present: an administrator said so, or signing in failed too often. */
  locked: z.enum(['byAdministrator', 'byFailures']).nullable(),
  /** Whether a second factor is in use. */
  secondFactor: z.boolean(),
  /** What the acting post may do with the account; a proposal waits for the other administrator. */
  actions: z.array(AccountAction),
  posts: z.array(
    z.object({
      id: Id,
      role: Role,
      title: WordsShape,
      unitId: z.string(),
      unitName: z.string(),
      scopeWords: WordsShape,
      validFrom: Day,
      validUntil: Day.nullable(),
    }),
  ),
})
export type PersonRow = z.infer<typeof PersonRow>

export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  may: 'grant.read',
  summary: { zh: '人员与岗位', en: 'People and their posts' },
  query: PageQuery.extend({
    q: z.string().trim().max(40).optional(),
    unit: z.string().max(80).optional(),
    role: Role.optional(),
  }),
  reply: page(PersonRow).extend({
    /** Whether the acting post may propose new accounts. */
    mayPropose: z.boolean(),
  }),
})

const username = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}_.-]{2,40}$/u,
    said(
      '用户名为 2–40 个字母、汉字、数字、点、横线或下划线',
      'A user name has 2–40 letters, digits, dots, hyphens or underscores',
    ),
  )
const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s-]{4,20}$/, said('请填写电话号码', 'Give a telephone number'))

export const PostInput = z.object({
  role: Role,
  title: z.string().trim().max(40).default(''),
  unitId: z.string().min(1).max(80),
  scope: Scope,
  validFrom: Day,
  validUntil: Day.optional(),
})
export type PostInput = z.infer<typeof PostInput>

/** What the system administrator may propose; nothing takes effect before the security administrator has approved it. */
export const GrantProposal = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('createPerson'),
    name: z.string().trim().min(1, said('请填写姓名', 'Give the name')).max(40),
    username,
    phone: phone.optional(),
    posts: z.array(PostInput).min(1, said('至少一个岗位', 'At least one post')).max(10),
  }),
  z.object({ kind: z.literal('addPost'), personId: Id, post: PostInput }),
  /** The post's last day. */
  z.object({ kind: z.literal('endPost'), postId: Id, lastDay: Day }),
  z.object({ kind: z.literal('endPerson'), personId: Id }),
  z.object({ kind: z.literal('resetPassword'), personId: Id }),
  z.object({ kind: z.literal('changePhone'), personId: Id, phone }),
])
export type GrantProposal = z.infer<typeof GrantProposal>
export type GrantKind = GrantProposal['kind']

export const GrantRow = z.object({
  id: Id,
  kind: z.enum(['createPerson', 'addPost', 'endPost', 'endPerson', 'resetPassword', 'changePhone']),
  /** The whole of it in a sentence: who, which post, which scope. */
  words: WordsShape,
  proposedAt: Moment,
  proposedBy: z.string(),
  decision: z.enum(['approved', 'refused', 'withdrawn']).nullable(),
  decidedAt: Moment.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** What the acting post may do with it now. */
  actions: z.array(z.enum(['approve', 'refuse', 'withdraw'])),
})
export type GrantRow = z.infer<typeof GrantRow>

export const listGrants = endpoint({
  name: 'listGrants',
  method: 'GET',
  path: '/api/grants',
  may: 'grant.read',
  summary: { zh: '授权申请', en: 'Proposals for accounts and posts' },
  query: PageQuery.extend({ open: z.stringbool().default(false) }),
  reply: page(GrantRow),
})

/** 422 `invalid` with `fields`, e.g. a scope that does not fit the role; 409 `alreadyExists` for a user name. */
export const proposeGrant = endpoint({
  name: 'proposeGrant',
  method: 'POST',
  path: '/api/grants',
  may: 'organisation.manage',
  summary: { zh: '提出授权申请', en: 'Propose an account or a post' },
  body: z.object({ requestId: RequestId, proposal: GrantProposal }),
  reply: GrantRow,
})

const grant = z.object({ id: Id })

/** 403 `samePerson` for one's own proposal; 409 `wrongState` once it is decided. */
export const approveGrant = endpoint({
  name: 'approveGrant',
  method: 'POST',
  path: '/api/grants/:id/approve',
  may: 'grant.approve',
  summary: { zh: '批准授权申请', en: 'Approve a proposal' },
  params: grant,
  reply: z.object({
    grant: GrantRow,
    /** The first password of a new or reset account. Shown this once and kept nowhere; it must be changed at the first sign-in. */
    initialPassword: z.string().optional(),
  }),
})

export const refuseGrant = endpoint({
  name: 'refuseGrant',
  method: 'POST',
  path: '/api/grants/:id/refuse',
  may: 'grant.approve',
  summary: { zh: '不同意授权申请', en: 'Refuse a proposal' },
  params: grant,
  body: z.object({ reason: z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(200) }),
  reply: GrantRow,
})

export const withdrawGrant = endpoint({
  name: 'withdrawGrant',
  method: 'POST',
  path: '/api/grants/:id/withdraw',
  may: 'organisation.manage',
  summary: { zh: '撤回授权申请', en: 'Take a proposal back' },
  params: grant,
  reply: GrantRow,
})

/** Signs a person out everywhere, as when a device is lost. */
export const endSessionsOfPerson = endpoint({
  name: 'endSessionsOfPerson',
  method: 'POST',
  path: '/api/people/:id/sign-out',
  may: 'session.revokeAny',
  summary: { zh: '强制下线', en: 'Sign a person out everywhere' },
  params: z.object({ id: Id }),
  reply: z.object({ ended: z.number().int() }),
})

const person = z.object({ id: Id })

/** Where a person is signed in. */
export const listSessionsOfPerson = endpoint({
  name: 'listSessionsOfPerson',
  method: 'GET',
  path: '/api/people/:id/sessions',
  may: 'session.revokeAny',
  summary: { zh: '某人的登录设备', en: 'Where a person is signed in' },
  params: person,
  reply: z.object({ rows: z.array(SessionRow) }),
})

/** Signs one device of a person out. 404 where that session is not there or has ended. */
export const endSessionOfPerson = endpoint({
  name: 'endSessionOfPerson',
  method: 'DELETE',
  path: '/api/people/sessions/:id',
  may: 'session.revokeAny',
  summary: { zh: '让某人的某个设备退出', en: 'Sign one device of a person out' },
  params: z.object({ id: Id }),
})

/** Nobody signs in by this account until it is unlocked; its sessions end. 422 for one's own account. */
export const lockAccount = endpoint({
  name: 'lockAccount',
  method: 'POST',
  path: '/api/people/:id/lock',
  may: 'account.lock',
  summary: { zh: '锁定账号', en: 'Lock an account' },
  params: person,
  body: z.object({ reason: z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(200) }),
})

/** Opens an account again that an administrator locked, or for which signing in failed too often. */
export const unlockAccount = endpoint({
  name: 'unlockAccount',
  method: 'POST',
  path: '/api/people/:id/unlock',
  may: 'account.lock',
  summary: { zh: '解除锁定', en: 'Unlock an account' },
  params: person,
})
