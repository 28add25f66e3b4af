import { z } from 'zod'
import { endpoint, Id, Moment } from './endpoint.ts'
import { said } from './said.ts'

/** Six digits of the authenticator app, or one of the recovery codes. */
const Code = z
  .string()
  .trim()
  .min(6, said('请输入 6 位动态口令或一个备用码', 'Type the six digits, or a recovery code'))
  .max(40)

/** 动态口令: how one's own second factor (RFC 6238) stands. */
export const SecondFactorView = z.object({
  /** Since when it is in use; null for not at all. */
  since: Moment.nullable(),
  recoveryCodesLeft: z.number().int(),
  /** Whether a post of one's own may not be without. */
  required: z.boolean(),
})
export type SecondFactorView = z.infer<typeof SecondFactorView>

/** A secret to be read by an authenticator app; it opens nothing before a first code has confirmed it. Shown this once. */
export const EnrolmentView = z.object({
  /** Base32, to be typed where a picture cannot be read. */
  secret: z.string(),
  /** `otpauth://…`: a link for whoever reads this on the phone itself. */
  address: z.string(),
  /** The same as a QR code: the path of its dark squares on a field of `size` × `size`, quiet edge included. */
  picture: z.object({ size: z.number().int(), outline: z.string() }),
})
export type EnrolmentView = z.infer<typeof EnrolmentView>

/** Shown this once: whoever has lost the phone signs in with one of them in place of a code, each once. */
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const showSecondFactor = endpoint({
  name: 'showSecondFactor',
  method: 'GET',
  path: '/api/session/second-factor',
  may: 'signedIn',
  beforeSecondFactor: true,
  summary: { zh: '我的动态口令', en: 'My second factor' },
  reply: SecondFactorView,
})

/** Whoever has one in use proves it with a code of it; it stays in use until the new one is confirmed. 422 at `code`, 423 `locked`. */
export const startSecondFactor = endpoint({
  name: 'startSecondFactor',
  method: 'POST',
  path: '/api/session/second-factor',
  may: 'signedIn',
  beforeSecondFactor: true,
  summary: { zh: '设置动态口令', en: 'Set up a second factor' },
  body: z.object({ code: Code.optional() }),
  reply: EnrolmentView,
})

/** The first right code puts it in use; one's other sessions end. 422 at `code`, 409 `wrongState` after 15 minutes, 423 `locked`. */
export const confirmSecondFactor = endpoint({
  name: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/session/second-factor/confirm',
  may: 'signedIn',
  beforeSecondFactor: true,
  summary: { zh: '确认动态口令', en: 'Confirm the second factor' },
  body: z.object({ code: Code }),
  reply: RecoveryCodes,
})

/** The former ones open nothing any more. */
export const renewRecoveryCodes = endpoint({
  name: 'renewRecoveryCodes',
  method: 'POST',
  path: '/api/session/second-factor/recovery-codes',
  may: 'signedIn',
  summary: { zh: '重新生成备用码', en: 'Make new recovery codes' },
  body: z.object({ code: Code }),
  reply: RecoveryCodes,
})

/** 409 `secondFactorRequired` for a post that may not be without. */
export const removeSecondFactor = endpoint({
  name: 'removeSecondFactor',
  method: 'POST',
  path: '/api/session/second-factor/remove',
  may: 'signedIn',
  summary: { zh: '停用动态口令', en: 'Do without a second factor' },
  body: z.object({ code: Code }),
})

/** Takes another's factor away, as when the phone is lost; all their sessions end. 404 where there is none. */
export const resetSecondFactor = endpoint({
  name: 'resetSecondFactor',
  method: 'POST',
  path: '/api/people/:id/second-factor/reset',
  may: 'account.lock',
  summary: { zh: '重置动态口令', en: 'Reset a second factor' },
  params: z.object({ id: Id }),
  body: z.object({ reason: z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(200) }),
})
