import { fillIn, fillInAll } from './fill-in.ts'
import type { SignOnAdapter } from './sign-on-adapter.ts'
import type { CodeExchangeSettings } from './sign-on-settings.ts'

type Step = CodeExchangeSettings['steps'][number]

const millisecondsToAnswer = 10_000
const longestAnswer = 256 * 1024

/**
 * Providers that hand out a code and have addresses of their own to change it for a person (浙政钉 and its like). Which addresses, fields and places
 * of the answers is data of the operator: those interfaces differ, and change, without notice to us.
 */
export function exchangeCode(settings: CodeExchangeSettings): SignOnAdapter {
  return {
    async addressToAsk({ state }, redirectUri) {
      const values = new Map([
        ['clientId', settings.clientId],
        ['redirectUri', redirectUri],
        ['state', state],
      ])
      const address = new URL(settings.authorize.address)
      for (const [name, value] of Object.entries(fillInAll(settings.authorize.parameters, values))) {
        address.searchParams.set(name, value)
      }
      return address.href
    },
    async whoCameBack(cameBack, { state }, redirectUri) {
      const code = cameBack.searchParams.get(settings.authorize.codeParameter)
      if (!code) throw new Error(`no ${settings.authorize.codeParameter} came back`)
      const values = new Map([
        ['clientId', settings.clientId],
        ['clientSecret', settings.secret],
        ['redirectUri', redirectUri],
        ['state', state],
        ['code', code],
      ])
      for (const [index, step] of settings.steps.entries()) {
        const answer = await ask(step, values, index + 1)
        for (const [name, place] of Object.entries(step.take)) values.set(name, valueAt(answer, place, index + 1))
      }
      return {
        subject: fillIn(settings.subject, values),
        username: settings.username === undefined ? null : fillIn(settings.username, values),
      }
    },
  }
}

async function ask(step: Step, values: ReadonlyMap<string, string>, number: number): Promise<unknown> {
  const address = new URL(step.address)
  for (const [name, value] of Object.entries(fillInAll(step.query, values))) address.searchParams.set(name, value)
  const headers = new Headers(fillInAll(step.headers, values))
  let body: string | URLSearchParams | undefined
  if (step.form) body = new URLSearchParams(fillInAll(step.form, values))
  if (step.json) {
    body = JSON.stringify(fillInAll(step.json, values))
    headers.set('content-type', 'application/json')
  }
  const response = await fetch(address, {
    method: step.method,
    headers,
    ...(body === undefined ? {} : { body }),
    // an answer that leads elsewhere would take the secret along
    redirect: 'error',
    signal: AbortSignal.timeout(millisecondsToAnswer),
  })
  if (!response.ok) throw new Error(`step ${number} was answered with ${response.status}`)
  const text = await readAtMost(response, number)
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`step ${number} was not answered with JSON`)
  }
}

async function readAtMost(response: Response, number: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body ?? []) {
    length += piece.length
    if (length > longestAnswer) throw new Error(`step ${number} was answered with more than ${longestAnswer} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function valueAt(answer: unknown, place: string, number: number): string {
  let value = answer
  for (const name of place.split('.')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
  }
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value)
  throw new Error(`the answer to step ${number} has nothing at ${place}`)
}
