import { z } from 'zod'
import type { Permission } from './permission.ts'

/** A sentence in both languages of the product. Chinese comes first because it is the one that is checked against the plan. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/**
 * One HTTP exchange, said once: the server registers its route from it, the web calls through it and the OpenAPI page is
 * printed from it. `may` is not optional, so a route without a permission does not compile.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with `:name` parameters, always below `/api/`. */
  readonly path: `/api/${string}`
  /** A permission of the table; `signedIn` for whoever has a session; `public` for whoever asks. */
  readonly may: Permission | 'signedIn' | 'public'
  readonly summary: Words
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly reply: Reply
  /** What the reply is when it is not JSON: a file, a stream of events. */
  readonly produces?: string
  /** What the body is when it is not JSON. */
  readonly consumes?: 'multipart/form-data'
  /** Whether it answers before a first password has been replaced by one's own. */
  readonly beforePassword?: true
  /** Whether it answers before a post that may not be without a second factor has set one up. */
  readonly beforeSecondFactor?: true
}

const nothing = z.object({})

/** Fills in what an endpoint leaves out, keeping the types of what it names. */
export function endpoint<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Reply extends z.ZodType = typeof nothing,
>(said: {
  name: string
  method: Endpoint['method']
  path: Endpoint['path']
  may: Endpoint['may']
  summary: Words
  params?: Params
  query?: Query
  body?: Body
  reply?: Reply
  produces?: string
  consumes?: 'multipart/form-data'
  beforePassword?: true
  beforeSecondFactor?: true
}): Endpoint<Params, Query, Body, Reply> {
  return {
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    reply: nothing as unknown as Reply,
    ...said,
  }
}

/** The sort of error body every refusal has: RFC 9457 with a code and both languages. */
export const Problem9457 = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.object({ zh: z.string(), en: z.string() }),
  /** What would be accepted instead, where that can be said. */
  accepted: z.object({ zh: z.string(), en: z.string() }).optional(),
  requestId: z.string().optional(),
  /** Sentences at single fields of a form; the path is dotted, as in `deadline` or `files.0`. */
  fields: z.array(z.object({ path: z.string(), zh: z.string(), en: z.string() })).optional(),
  /** On 409: the record as it stands now. */
  current: z.unknown().optional(),
})
export type Problem9457 = z.infer<typeof Problem9457>

/** A page of a list by key: `next` goes back as `after`; `total` comes from counters and says nothing about this page. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    /** Null where the number would need a scan. */
    total: z.number().int().nullable(),
    /** Moment of the reading, ISO 8601 with zone. */
    asOf: z.string(),
  })
}

/** What a list takes besides its own filters. */
export const PageQuery = z.object({
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const Id = z.uuid()
/** A calendar day of business time, `YYYY-MM-DD`. */
export const Day = z.iso.date()
/** A moment, ISO 8601 with zone. */
export const Moment = z.string()
/** Made by the client for each intention; sending it again is harmless. */
export const RequestId = z.uuid()

/** What a record tells the web about one action that the present post may take on it. The web never compares roles. */
export const ActionOffer = z.object({
  action: z.string(),
  /** Whether it may be taken now; if not, why not and what would be accepted. */
  allowed: z.boolean(),
  refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).optional(),
  primary: z.boolean().optional(),
})
export type ActionOffer = z.infer<typeof ActionOffer>

/** What every changing request carries: its own id, and the version of the record it was made on. */
export const ChangeRequest = z.object({ requestId: RequestId, version: z.number().int().min(1) })
