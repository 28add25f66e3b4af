import type { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import { readCookie } from './read-cookie.ts'
import { networkRefusal, refusalFrom } from './refusal.ts'
import { type SignInGate, signInGate } from './sign-in-gate.ts'

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

/** A part of the request is asked for only where the endpoint names something that must be there. */
type Part<Name extends string, Value> = keyof Value extends never
  ? { readonly [key in Name]?: never }
  : Record<string, never> extends Value
    ? { readonly [key in Name]?: Value }
    : { readonly [key in Name]: Value }

export type CallInput<E extends AnyEndpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  (E['consumes'] extends string ? { readonly body: FormData } : Part<'body', z.input<E['body']>>)

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** `ask` (default) lays the sign-in over the page and repeats the request; `throw` gives the 401 to the caller. */
  readonly whenSignedOut?: 'ask' | 'throw'
}

type Input<E extends AnyEndpoint> = Record<string, never> extends CallInput<E> ? [CallInput<E>?] : [CallInput<E>]

export type Call = <E extends AnyEndpoint>(
  endpoint: E,
  ...rest: [...Input<E>, CallOptions?]
) => Promise<z.output<E['reply']>>

interface RawInput {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

/** The address of a request: parameters filled in, empty filters left out, lists repeated (`area=a&area=b`). */
export function addressOf(endpoint: Pick<AnyEndpoint, 'path'>, input: RawInput = {}): string {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = input.params?.[name]
    if (value === undefined || value === '') throw new TypeError(`the address ${endpoint.path} lacks ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one))
    }
  }
  const said = search.toString()
  return said === '' ? path : `${path}?${said}`
}

/** Reading, or an intention that carries its own id: sending it again does nothing twice. */
export function mayBeRepeated(method: AnyEndpoint['method'], body: unknown): boolean {
  if (method === 'GET') return true
  if (body instanceof FormData) return body.has('requestId')
  return typeof body === 'object' && body !== null && 'requestId' in body
}

const busy = new Set([502, 503, 504])

/**
 * Makes the client for one origin.
 * @param waits milliseconds before each repetition of a request that met no answer; its length is how often it is repeated.
 */
export function createCall(
  origin: string,
  { gate = signInGate, waits = [400, 1200, 3000] }: { gate?: SignInGate; waits?: readonly number[] } = {},
): Call {
  async function send(endpoint: AnyEndpoint, input: RawInput, signal: AbortSignal | undefined): Promise<Response> {
    const headers = new Headers({ accept: 'application/json, application/problem+json' })
    if (endpoint.method !== 'GET') headers.set('x-clearloop-csrf', readCookie('clearloop_csrf'))
    let body: BodyInit | null = null
    if (input.body instanceof FormData) body = input.body
    else if (endpoint.method === 'POST' || endpoint.method === 'PUT') {
      headers.set('content-type', 'application/json')
      body = JSON.stringify(input.body ?? {})
    }
    return fetch(origin + addressOf(endpoint, input), {
      method: endpoint.method,
      headers,
      body,
      signal: signal ?? null,
      credentials: 'same-origin',
    })
  }

  /** Sends until an answer comes, where that is harmless. */
  async function sendUntilAnswered(endpoint: AnyEndpoint, input: RawInput, signal: AbortSignal | undefined) {
    const repeats = mayBeRepeated(endpoint.method, input.body) ? waits : []
    for (let attempt = 0; ; attempt++) {
      const response = await send(endpoint, input, signal).catch((thrown: unknown) => {
        if (signal?.aborted) throw thrown
        return null
      })
      if (response && !busy.has(response.status)) return response
      const wait = repeats[attempt]
      if (wait === undefined) {
        if (response) return response
        throw networkRefusal()
      }
      await new Promise(resume => setTimeout(resume, wait))
      if (signal?.aborted) throw signal.reason
    }
  }

  async function exchange(endpoint: AnyEndpoint, input: RawInput, options: CallOptions): Promise<unknown> {
    const response = await sendUntilAnswered(endpoint, input, options.signal)
    if (response.ok) {
      if (response.status === 204) return {}
      return response.json().catch(() => Promise.reject(networkRefusal()))
    }
    const refusal = await refusalFrom(response)
    if (refusal.code === 'notSignedIn' && options.whenSignedOut !== 'throw') {
      await gate.pass().catch(() => Promise.reject(refusal))
      return exchange(endpoint, input, { ...options, whenSignedOut: 'throw' })
    }
    throw refusal
  }

  return ((endpoint: AnyEndpoint, input?: RawInput, options?: CallOptions) =>
    exchange(endpoint, input ?? {}, options ?? {})) as Call
}

/**
 * Calls an endpoint of the contract and gives its typed reply. Throws a `Refusal` for every answer that is not a success, and
 * what `signal` was aborted with. A lost network is tried again where that cannot do anything twice.
 */
export const call: Call = createCall('')
