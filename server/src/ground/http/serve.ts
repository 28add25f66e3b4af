import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import type { Actor } from '../database/claims.ts'
import { refuse } from '../errors/refuse.ts'
import { fieldsOf, refuseInput } from '../errors/refuse-input.ts'
import { may } from '../workflow/permit.ts'
import type { ReadSession, Session } from './session.ts'

/** What routes are registered on: the app, how to know who asks, and the list that OpenAPI and the permission matrix are made from. */
export interface Serving {
  readonly app: FastifyInstance
  readonly readSession: ReadSession
  readonly endpoints: Endpoint[]
}

interface Input<E extends Endpoint> {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A call by a post that may use the endpoint's verb. */
export type Call<E extends Endpoint> = Input<E> & { readonly actor: Actor; readonly session: Session }
/** A call by a person, in whatever post or none. */
export type PersonCall<E extends Endpoint> = Input<E> & { readonly session: Session }
/** A call by anybody. */
export type PublicCall<E extends Endpoint> = Input<E>

/** Registers an endpoint with a permission. The verb is asked here, scope and state by the command behind it. */
export function serve<E extends Endpoint>(
  serving: Serving,
  endpoint: E,
  handle: (call: Call<E>) => Promise<z.input<E['reply']> | undefined>,
): void {
  const { may: permission } = endpoint
  if (permission === 'public' || permission === 'signedIn') throw new Error(`${endpoint.name} names no permission`)
  register(serving, endpoint, {
    handle,
    admit: async request => {
      const session = await signedIn(serving, endpoint, request)
      const { actor } = session
      if (!actor) {
        throw refuse(
          403,
          'notPermitted',
          { zh: '尚未选择岗位', en: 'No post has been chosen' },
          { zh: '请先在右上角选择岗位', en: 'Choose a post at the top right first' },
        )
      }
      if (!may(actor, permission)) {
        throw refuse(403, 'notPermitted', {
          zh: `您的岗位不能使用「${endpoint.summary.zh}」`,
          en: `Your post may not use “${endpoint.summary.en}”`,
        })
      }
      return { actor, session }
    },
  })
}

/** Registers an endpoint for whoever is signed in, in any post; it shows and changes only what is the person's own. */
export function servePerson<E extends Endpoint>(
  serving: Serving,
  endpoint: E,
  handle: (call: PersonCall<E>) => Promise<z.input<E['reply']> | undefined>,
): void {
  if (endpoint.may !== 'signedIn') throw new Error(`${endpoint.name} is not for every person`)
  register(serving, endpoint, {
    handle,
    admit: async request => ({ session: await signedIn(serving, endpoint, request) }),
  })
}

/** Registers an endpoint for anybody. */
export function servePublic<E extends Endpoint>(
  serving: Serving,
  endpoint: E,
  handle: (call: PublicCall<E>) => Promise<z.input<E['reply']> | undefined>,
): void {
  if (endpoint.may !== 'public') throw new Error(`${endpoint.name} is not public`)
  register(serving, endpoint, { handle, admit: async () => ({}) })
}

/** Who asks is settled before what they ask is read: strangers are told nothing of an endpoint's fields and cost no reading. */
interface Served<E extends Endpoint, Admitted extends object> {
  readonly admit: (request: FastifyRequest) => Promise<Admitted>
  readonly handle: (call: Input<E> & Admitted) => Promise<unknown>
}

function register<E extends Endpoint, Admitted extends object>(
  serving: Serving,
  endpoint: E,
  { admit, handle }: Served<E, Admitted>,
): void {
  serving.endpoints.push(endpoint)
  serving.app.route({
    method: endpoint.method,
    url: endpoint.path,
    // fast-json-stringify drops what the contract does not name, at the price of JSON.stringify
    ...(endpoint.produces ? {} : { schema: { response: { 200: replySchema(endpoint) } } }),
    handler: async (request, reply) => {
      const admitted = await admit(request)
      const input = {
        params: read(endpoint.params, request.params, 'params'),
        query: read(endpoint.query, request.query, 'query'),
        body: endpoint.consumes || endpoint.method === 'GET' ? {} : read(endpoint.body, request.body ?? {}, 'body'),
        request,
        reply,
      } as Input<E>
      const answer = await handle({ ...input, ...admitted })
      // an answer without a body (304) is on its way before it counts as sent
      if (reply.sent || reply.statusCode === 304 || endpoint.produces) return answer ?? reply
      return answer ?? {}
    },
  })
}

function replySchema(endpoint: Endpoint): unknown {
  const schema = z.toJSONSchema(endpoint.reply, { io: 'output', target: 'draft-7', unrepresentable: 'any' })
  delete schema.$schema
  return schema
}

function read(schema: z.ZodType, value: unknown, part: 'params' | 'query' | 'body'): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  if (part === 'params')
    throw refuse(404, 'notFound', {
      zh: '没有这条记录，或不在您的岗位范围内',
      en: 'There is no such record, or your post does not reach it',
    })
  if (part === 'body') throw refuseInput(result.error)
  throw refuse(422, 'invalid', { zh: '筛选条件不符合要求', en: 'The filters are not as they must be' }, undefined, {
    fields: fieldsOf(result.error),
  })
}

async function signedIn(serving: Serving, endpoint: Endpoint, request: FastifyRequest): Promise<Session> {
  const session = await serving.readSession(request)
  if (!session)
    throw refuse(401, 'notSignedIn', {
      zh: '尚未登录，或登录已失效，请重新登录',
      en: 'Nobody is signed in, or the session has ended; sign in again',
    })
  if (session.mustChangePassword && !endpoint.beforePassword) throw passwordFirst()
  if (session.mustEnrol && !endpoint.beforePassword && !endpoint.beforeSecondFactor) throw secondFactorFirst()
  return session
}

function secondFactorFirst() {
  return refuse(403, 'notPermitted', { zh: '请先设置动态口令', en: 'Set up a second factor first' })
}

function passwordFirst() {
  return refuse(403, 'notPermitted', { zh: '请先设置新密码', en: 'Set a new password first' })
}
