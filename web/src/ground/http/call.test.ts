import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/ground/endpoint.ts'
import { addressOf, createCall, mayBeRepeated } from './call.ts'
import { makeRequestId } from './make-request-id.ts'
import { Refusal } from './refusal.ts'
import { createSignInGate } from './sign-in-gate.ts'

const summary = { zh: '试', en: 'try' }
const read = endpoint({
  name: 'read',
  method: 'GET',
  path: '/api/things/:id',
  may: 'public',
  summary,
  params: z.object({ id: z.string() }),
  query: z.object({ area: z.array(z.string()).optional(), state: z.string().optional() }),
  reply: z.object({ ok: z.boolean() }),
})
const change = endpoint({
  name: 'change',
  method: 'POST',
  path: '/api/things',
  may: 'public',
  summary,
  body: z.object({ requestId: z.uuid(), words: z.string() }),
  reply: z.object({ ok: z.boolean() }),
})

interface Answer {
  readonly status: number
  readonly body: unknown
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serverThat(answers: (request: IncomingMessage, sent: string, nth: number) => Answer | 'hangUp') {
  let nth = 0
  const server = createServer((request, response) => {
    let sent = ''
    request.on('data', piece => {
      sent += piece
    })
    request.on('end', () => {
      nth += 1
      const answer = answers(request, sent, nth)
      if (answer === 'hangUp') return request.socket.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer.body))
    })
  })
  servers.push(server)
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => nth }
}

const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, code, detail: { zh: '不行', en: 'no' }, ...more },
})

describe('call', () => {
  it('fills in parameters, leaves empty filters out and repeats lists', () => {
    expect(addressOf(read, { params: { id: 'a/b' }, query: { area: ['x', 'y'], state: '' } })).toBe(
      '/api/things/a%2Fb?area=x&area=y',
    )
  })

  it('refuses to make an address that lacks a parameter', () => {
    expect(() => addressOf(read, { params: {} })).toThrow('lacks id')
  })

  it('turns an RFC 9457 answer into a refusal with its sentences, fields and record', async () => {
    const { origin } = await serverThat(() =>
      problem(409, 'staleVersion', {
        accepted: { zh: '刷新', en: 'reload' },
        fields: [{ path: 'words', zh: '太长', en: 'too long' }],
        current: { version: 3 },
        requestId: 'r-1',
      }),
    )
    const thrown = await createCall(origin)(read, { params: { id: '1' } }).catch((one: unknown) => one)
    expect(thrown).toBeInstanceOf(Refusal)
    expect(thrown).toMatchObject({
      code: 'staleVersion',
      status: 409,
      accepted: { zh: '刷新', en: 'reload' },
      fields: [{ path: 'words', zh: '太长', en: 'too long' }],
      current: { version: 3 },
      requestId: 'r-1',
    })
  })

  it('makes a sentence out of an answer that is not ours', async () => {
    const { origin } = await serverThat(() => ({ status: 500, body: '<html>' }))
    await expect(createCall(origin)(read, { params: { id: '1' } })).rejects.toMatchObject({
      code: 'internal',
      status: 500,
    })
  })

  it('sends a change again with the same request id when the network is lost, so that it is done once', async () => {
    const seen: string[] = []
    const { origin } = await serverThat((_, sent, nth) => {
      seen.push(JSON.parse(sent).requestId)
      return nth < 3 ? 'hangUp' : { status: 200, body: { ok: true } }
    })
    const requestId = makeRequestId()
    const reply = await createCall(origin, { waits: [1, 1] })(change, { body: { requestId, words: 'x' } })
    expect(reply).toEqual({ ok: true })
    expect(seen).toEqual([requestId, requestId, requestId])
  })

  it('says that the network is down when no answer comes at last', async () => {
    const { origin, count } = await serverThat(() => 'hangUp')
    await expect(createCall(origin, { waits: [1] })(read, { params: { id: '1' } })).rejects.toMatchObject({
      code: 'network',
      status: 0,
    })
    expect(count()).toBe(2)
  })

  it('waits at the gate on 401 and repeats the request once signed in', async () => {
    const gate = createSignInGate()
    const { origin } = await serverThat((_, __, nth) =>
      nth === 1 ? problem(401, 'notSignedIn') : { status: 200, body: { ok: true } },
    )
    gate.subscribe(() => {
      if (gate.waiting()) queueMicrotask(gate.open)
    })
    expect(await createCall(origin, { gate })(read, { params: { id: '1' } })).toEqual({ ok: true })
  })

  it('gives the refusal to the caller when the person gives the sign-in up', async () => {
    const gate = createSignInGate()
    gate.subscribe(() => {
      if (gate.waiting()) queueMicrotask(gate.giveUp)
    })
    const { origin } = await serverThat(() => problem(401, 'notSignedIn'))
    await expect(createCall(origin, { gate })(read, { params: { id: '1' } })).rejects.toMatchObject({
      code: 'notSignedIn',
    })
  })

  it('repeats only what carries its own id', () => {
    expect(mayBeRepeated('GET', undefined)).toBe(true)
    expect(mayBeRepeated('POST', { requestId: 'x' })).toBe(true)
    expect(mayBeRepeated('POST', { words: 'x' })).toBe(false)
    const form = new FormData()
    expect(mayBeRepeated('POST', form)).toBe(false)
    form.set('requestId', 'x')
    expect(mayBeRepeated('POST', form)).toBe(true)
  })

  it('makes request ids that are version 4 UUIDs', () => {
    expect(z.uuidv4().safeParse(makeRequestId()).success).toBe(true)
  })
})
