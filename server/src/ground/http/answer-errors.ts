import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'

/** Every refusal and failure leaves as RFC 9457 with a code and both sentences; never a stack trace, never SQL. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) =>
    answer(refuse(404, 'notFound', { zh: '没有这个地址', en: 'There is no such address' }), null, request, reply),
  )
}

/** What is thrown, as an answer; also for what fails before any route is found, such as an address that cannot be read. */
export function answerError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  return answer(asRefusal(error), error, request, reply)
}

function answer(refusal: Refusal, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (refusal.status >= 500) request.log.error({ err: error }, refusal.code)
  return reply
    .code(refusal.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/api/docs#${refusal.code}`,
        title: refusal.code,
        status: refusal.status,
        code: refusal.code,
        detail: { zh: refusal.zh, en: refusal.en },
        accepted: refusal.accepted,
        fields: refusal.fields,
        current: refusal.current,
        requestId: request.id,
      }),
    )
}

/** Turns what libraries and the database throw into a refusal; what cannot be acted upon is `internal`. */
export function asRefusal(error: FastifyError | Refusal | (Error & { code?: string })): Refusal {
  if (error instanceof Refusal) return error
  switch (error.code ?? '') {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return refuse(413, 'tooLarge', { zh: '内容超出上限', en: 'The body is over its limit' })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse(415, 'wrongKind', { zh: '内容类型不可接受', en: 'The body is of a kind that is not accepted' })
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return refuse(400, 'malformed', { zh: '请求内容不是有效的 JSON', en: 'The body is not valid JSON' })
    case '23505':
      return refuse(409, 'alreadyExists', { zh: '已有相同的记录', en: 'There already is such a record' })
    case '22021':
    case '22P05':
      return refuse(422, 'invalid', {
        zh: '内容含有无法保存的字符（空字符）',
        en: 'It holds a character that no text can keep (the null character)',
      })
    case '40001':
    case '40P01':
      return refuse(409, 'tryAgain', {
        zh: '与同时进行的操作相冲突，请重试',
        en: 'It collided with work going on at once; send it again',
      })
    case '42501':
      return refuse(404, 'notFound', {
        zh: '没有这条记录，或不在您的岗位范围内',
        en: 'There is no such record, or your post does not reach it',
      })
    case '57014':
      return refuse(503, 'unavailable', {
        zh: '查询超时，请缩小范围后重试',
        en: 'The query took too long; narrow it and try again',
      })
  }
  const status = (error as FastifyError).statusCode
  if (status === 429)
    return refuse(429, 'tooOften', { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again shortly' })
  if (status === 400)
    return refuse(400, 'malformed', { zh: '请求不是约定的格式', en: 'The request is not in the agreed form' })
  return refuse(500, 'internal', {
    zh: '系统出错，已记录；请稍后重试，或把请求编号告诉管理员',
    en: 'Something failed and has been logged; try again, or give the administrator the request id',
  })
}
