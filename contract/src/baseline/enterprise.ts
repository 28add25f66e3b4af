import { z } from 'zod'
import { ActionOffer, Day, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { WordsShape } from '../ground/identity.ts'
import { enterpriseStateNames } from './enterprise.states.ts'
import {
  EiaKind,
  EnterpriseKind,
  EnterpriseScale,
  FindingSource,
  PermitKind,
  ProductionState,
} from './enterprise-words.ts'

export const EnterpriseState = z.enum(enterpriseStateNames)

/** One line of the registry. Places and industries are codes; the web has their names from the campaign's words. */
export const EnterpriseRow = z.object({
  id: Id,
  version: z.number().int(),
  name: z.string(),
  /** The unified social credit code, or the temporary id of those without one. */
  code: z.string(),
  temporary: z.boolean(),
  kind: EnterpriseKind,
  state: EnterpriseState,
  area: z.string(),
  county: z.string(),
  township: z.string(),
  industries: z.array(z.string()),
  productionState: ProductionState.nullable(),
  scale: EnterpriseScale.nullable(),
  permitKind: PermitKind.nullable(),
  address: z.string().nullable(),
  contactName: z.string().nullable(),
  /** With its middle hidden; the whole number is shown on request and that is audited. */
  phoneMasked: z.string().nullable(),
  openProblems: z.number().int(),
  updatedAt: Moment,
})
export type EnterpriseRow = z.infer<typeof EnterpriseRow>

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    value =>
      value === undefined || value === '' ? undefined : Array.isArray(value) ? value : String(value).split(','),
    z.array(item).max(120).optional(),
  )

/** Filters of list and map; several values of one filter are separated by commas in the address. */
export const EnterpriseFilter = z.object({
  area: list(z.string().max(20)),
  county: list(z.string().max(20)),
  township: list(z.string().max(20)),
  industry: list(z.string().max(60)),
  state: list(EnterpriseState),
  kind: list(EnterpriseKind),
  productionState: list(ProductionState),
  permitKind: list(PermitKind),
  /** Those with, or those without, an open problem. */
  problems: z.stringbool().optional(),
  /** Those without a baseline assessment in one of their industries, or (false) assessed in all of them. */
  notAssessed: z.stringbool().optional(),
  /** Those without a usable place on the map. */
  withoutPlace: z.stringbool().optional(),
  /** Two characters of a name, former name or code, or pinyin initials. */
  text: z.string().trim().max(80).optional(),
})
export type EnterpriseFilter = z.infer<typeof EnterpriseFilter>

/** By what changed last, the latest first, or by name in the order of pinyin. */
export const EnterpriseSort = z.enum(['updated', 'name'])
export type EnterpriseSort = z.infer<typeof EnterpriseSort>

export const listEnterprises = endpoint({
  name: 'listEnterprises',
  method: 'GET',
  path: '/api/enterprises',
  may: 'enterprise.read',
  summary: { zh: '企业库', en: 'The registry' },
  query: EnterpriseFilter.extend({ ...PageQuery.shape, sort: EnterpriseSort.default('updated') }),
  /** `more` says that the total is at least the number given. */
  reply: page(EnterpriseRow).extend({ more: z.boolean() }),
})

/** The list as a file, row for row what the post is shown under the filter; 200,000 rows of a workbook at most, CSV without end. */
export const exportEnterprises = endpoint({
  name: 'exportEnterprises',
  method: 'GET',
  path: '/api/enterprises/export',
  may: 'enterprise.read',
  summary: { zh: '导出企业库', en: 'Export the registry' },
  query: EnterpriseFilter.extend({ sort: EnterpriseSort.default('updated'), format: ExportFormat }),
  produces: exportTypes.xlsx,
})

/** What a filter selects, for a bulk action across pages: at most 2,000, in the order of the list. */
export const selectEnterprises = endpoint({
  name: 'selectEnterprises',
  method: 'GET',
  path: '/api/enterprises/selection',
  may: 'enterprise.read',
  summary: { zh: '选中筛选结果', en: 'Select what the filter shows' },
  query: EnterpriseFilter.extend({ sort: EnterpriseSort.default('updated') }),
  reply: z.object({ items: z.array(z.object({ id: Id, version: z.number().int() })), more: z.boolean() }),
})

/** Degrees, WGS 84. */
const Longitude = z.coerce.number().min(-180).max(180)
const Latitude = z.coerce.number().min(-90).max(90)

export const EnterprisePoint = z.object({
  id: Id,
  name: z.string(),
  lng: z.number(),
  lat: z.number(),
  kind: EnterpriseKind,
  state: EnterpriseState,
  industries: z.array(z.string()),
  openProblems: z.number().int(),
})
/** `lng`/`lat` is the middle of those it stands for; the bounds are theirs, to zoom into. */
export const EnterpriseCluster = z.object({
  count: z.number().int(),
  lng: z.number(),
  lat: z.number(),
  bounds: z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
})

/** The list as a map: the same filters. Up to 2,000 in sight come as points, more as clusters of a grid that fits the bounds. */
export const mapEnterprises = endpoint({
  name: 'mapEnterprises',
  method: 'GET',
  path: '/api/enterprises/map',
  may: 'enterprise.read',
  summary: { zh: '企业分布图', en: 'The registry as a map' },
  query: EnterpriseFilter.extend({
    west: Longitude.optional(),
    south: Latitude.optional(),
    east: Longitude.optional(),
    north: Latitude.optional(),
  }),
  reply: z.object({
    points: z.array(EnterprisePoint),
    clusters: z.array(EnterpriseCluster),
    /** In the bounds given. */
    inSight: z.number().int(),
    /** That the filter shows but no map can: they have no place. */
    withoutPlace: z.number().int(),
    asOf: Moment,
  }),
})

/** Names of the fields whose every change is kept. */
export const EnterpriseField = z.enum([
  'name',
  'kind',
  'uscc',
  'usccReason',
  'legalPerson',
  'contactName',
  'phone',
  'area',
  'township',
  'village',
  'grid',
  'address',
  'place',
  'industries',
  'scale',
  'products',
  'capacity',
  'startedOn',
  'landUse',
  'eiaKind',
  'eiaNumber',
  'permitKind',
  'permitNumber',
  'permitUntil',
  'productionState',
  'gbt4754',
  'source',
  'remarks',
])
export type EnterpriseField = z.infer<typeof EnterpriseField>

export const FieldChange = z.object({
  id: z.string(),
  field: EnterpriseField,
  /** As they read; telephones masked. Null: there was nothing. */
  was: z.string().nullable(),
  became: z.string().nullable(),
  at: Moment,
  personName: z.string(),
  unitName: z.string(),
  /** Typed by a person, brought by a batch, or put back when a batch was undone. */
  from: z.enum(['person', 'import', 'undo']),
  importBatch: z.object({ id: Id, fileName: z.string() }).nullable(),
  reason: z.string().nullable(),
})
export type FieldChange = z.infer<typeof FieldChange>

export const SiteView = z.object({
  id: Id,
  name: z.string(),
  area: z.string(),
  township: z.string(),
  address: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  closedOn: Day.nullable(),
})

export const MembershipView = z.object({
  industry: z.string(),
  since: Day,
  until: Day.nullable(),
  reason: z.string().nullable(),
})

export const EnterpriseView = EnterpriseRow.extend({
  uscc: z.string().nullable(),
  /** Null where there is no code, or it passes both checks; else which check fails and why it was taken all the same. */
  usccWarning: z.object({ ...WordsShape.shape, reason: z.string().nullable() }).nullable(),
  legalPerson: z.string().nullable(),
  village: z.string().nullable(),
  grid: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  products: z.string().nullable(),
  capacity: z.string().nullable(),
  startedOn: Day.nullable(),
  landUse: z.string().nullable(),
  eiaKind: EiaKind.nullable(),
  eiaNumber: z.string().nullable(),
  permitNumber: z.string().nullable(),
  permitUntil: Day.nullable(),
  gbt4754: z.string().nullable(),
  source: FindingSource.nullable(),
  remarks: z.string().nullable(),
  formerNames: z.array(z.object({ name: z.string(), until: Day })),
  /** Further places of production; the first is the enterprise's own. */
  sites: z.array(SiteView),
  memberships: z.array(MembershipView),
  /** How often each field has changed; those that never have are left out. */
  changed: z.record(z.string(), z.number().int()),
  reportedBy: z.object({ unitName: z.string(), personName: z.string(), at: Moment }),
  /** Who holds the next step of the review, and until when. */
  waitingFor: z.object({ unitName: z.string(), due: Day }).nullable(),
  returnReason: z.string().nullable(),
  duplicateOf: z.object({ id: Id, name: z.string() }).nullable(),
  /** Records found to be the same as this one; their histories are told with it. */
  duplicates: z.array(z.object({ id: Id, name: z.string() })),
  /** The record it was split off from; the name is empty where that one is out of reach. */
  splitFrom: z.object({ id: Id, name: z.string() }).nullable(),
  /** What was split off from it. */
  splitOff: z.array(z.object({ id: Id, name: z.string() })),
  closedDownOn: Day.nullable(),
  /** Proposed by one person, until another confirms or refuses. */
  voiding: z.object({ personName: z.string(), reason: z.string(), at: Moment }).nullable(),
  mayReveal: z.boolean(),
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type EnterpriseView = z.infer<typeof EnterpriseView>

export const showEnterprise = endpoint({
  name: 'showEnterprise',
  method: 'GET',
  path: '/api/enterprises/:id',
  may: 'enterprise.read',
  summary: { zh: '企业页', en: 'One enterprise' },
  params: z.object({ id: Id }),
  reply: EnterpriseView,
})

/** The history of one field, or of all, latest first. */
export const listFieldChanges = endpoint({
  name: 'listFieldChanges',
  method: 'GET',
  path: '/api/enterprises/:id/changes',
  may: 'enterprise.read',
  summary: { zh: '字段变更记录', en: 'How its facts have changed' },
  params: z.object({ id: Id }),
  query: PageQuery.extend({ field: EnterpriseField.optional() }),
  reply: page(FieldChange),
})

/** Audited by name of the asker. Refusals: 403 `notPermitted`, 404 where there is none. */
export const revealPhone = endpoint({
  name: 'revealPhone',
  method: 'POST',
  path: '/api/enterprises/:id/telephone',
  may: 'enterprise.telephone',
  summary: { zh: '查看完整电话', en: 'Show the whole telephone number' },
  params: z.object({ id: Id }),
  reply: z.object({ phone: z.string() }),
})
