import { Problem9457, type Words } from '#contract/ground/endpoint.ts'

/** One field of a form and the sentence that belongs at it. */
export interface FieldRefusal extends Words {
  readonly path: string
}

/** Why a request did not do what it was meant to do, in words a person can act upon. Everything `call` throws is one of these. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  readonly detail: Words
  readonly accepted: Words | undefined
  readonly fields: readonly FieldRefusal[]
  /** On 409: the record as it stands now. */
  readonly current: unknown
  /** Number under which the server's log has it. */
  readonly requestId: string | undefined

  constructor(said: {
    code: string
    status: number
    detail: Words
    accepted?: Words | undefined
    fields?: readonly FieldRefusal[] | undefined
    current?: unknown
    requestId?: string | undefined
  }) {
    super(`${said.code}: ${said.detail.en}`)
    this.code = said.code
    this.status = said.status
    this.detail = said.detail
    this.accepted = said.accepted
    this.fields = said.fields ?? []
    this.current = said.current
    this.requestId = said.requestId
  }
}

/** No answer came: the network is gone, the server is being restarted, or a proxy gave up. */
export function networkRefusal(): Refusal {
  return new Refusal({
    code: 'network',
    status: 0,
    detail: {
      zh: '网络不通，服务器没有回应。已填写的内容都在。',
      en: 'The network is down and the server did not answer. What you typed is kept.',
    },
    accepted: {
      zh: '网络恢复后再点一次即可，不会重复办理。',
      en: 'Try again once the network is back; nothing will be done twice.',
    },
  })
}

/** Reads an RFC 9457 body; an answer of any other shape (a proxy's own page) still becomes a sentence. */
export async function refusalFrom(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null)
  const problem = Problem9457.safeParse(body)
  if (problem.success) {
    const { code, status, detail, accepted, fields, current, requestId } = problem.data
    return new Refusal({ code, status, detail, accepted, fields, current, requestId })
  }
  return new Refusal({
    code: 'internal',
    status: response.status,
    detail: {
      zh: `服务器返回了看不懂的回答（${response.status}）。已填写的内容都在，请稍后再试。`,
      en: `The server gave an answer that cannot be read (${response.status}). What you typed is kept; please try later.`,
    },
    requestId: response.headers.get('x-request-id') ?? undefined,
  })
}

/** Whatever was thrown, as a refusal, so that every place that shows errors shows a sentence. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  return new Refusal({
    code: 'internal',
    status: 0,
    detail: {
      zh: '页面自身出错了。已填写的内容都在，请刷新页面再试。',
      en: 'The page itself failed. What you typed is kept; please reload and try again.',
    },
  })
}
