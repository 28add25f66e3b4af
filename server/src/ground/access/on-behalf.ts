import type { OnBehalf } from '#contract/ground/hand-over.ts'
import type { Role } from '#contract/ground/role.ts'
import type { Actor } from '../database/claims.ts'
import type { Prepared, Tx } from '../database/transaction.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import type { Reachable } from './reaches.ts'
import { reaches } from './reaches.ts'

/** Who is acted for: a workshop, a household, or a plant that nobody signs in for. */
export interface Represented extends Reachable {
  readonly name: string
  /** From `hasAccount`. */
  readonly hasAccount: boolean
}

/** Posts that serve enterprises without an account (lifecycles: 代办 on behalf). */
const servingRoles: readonly (Role | string)[] = ['townshipOfficer', 'gridWorker']

/**
 * Why this post may not act on the enterprise's behalf, or null. Whoever does is a doer of the record, so the rule of separate
 * parts keeps the same person from checking it.
 */
export function refusesOnBehalf(actor: Actor, represented: Represented): Refusal | null {
  if (!reaches(actor.scope, represented)) {
    return refuse(404, 'notFound', {
      zh: '没有这条记录，或不在您的岗位范围内',
      en: 'There is no such record, or your post does not reach it',
    })
  }
  if (!servingRoles.includes(actor.role)) {
    return refuse(
      403,
      'notPermitted',
      { zh: `您的岗位不能代${represented.name}办理`, en: `Your post may not act on behalf of ${represented.name}` },
      { zh: '由所在乡镇（街道）或网格代办', en: 'Its township or grid may act on its behalf' },
    )
  }
  if (represented.hasAccount) {
    return refuse(
      403,
      'notPermitted',
      { zh: `${represented.name}有自己的账号，不能代办`, en: `${represented.name} has an account of its own` },
      {
        zh: '请由企业自行办理；如账号无法使用，请系统管理员停用后再代办',
        en: 'It acts itself; if the account cannot be used, have it ended first',
      },
    )
  }
  return null
}

/**
 * What proof of 代办 lacks, or null: paper and photo need the file; a code by SMS needs a channel to have sent it.
 *
 * @param codeWasProved whether this installation sent a code and it came back right; absent where no channel is set up
 */
export function refusesProof(said: OnBehalf, codeWasProved?: boolean): Refusal | null {
  if (said.proof === 'smsCode') {
    if (codeWasProved) return null
    return codeWasProved === undefined
      ? refuse(
          501,
          'notOffered',
          {
            zh: '本系统尚未接通短信，不能以验证码作为代办凭据',
            en: 'No SMS channel is set up, so a code cannot be the proof',
          },
          { zh: '请上传签字的书面委托或现场照片', en: 'Attach the signed paper or a photo instead' },
        )
      : refuse(422, 'missing', { zh: '短信验证码不对或已过期', en: 'The code is wrong or has expired' })
  }
  if (said.files.length > 0) return null
  return refuse(
    422,
    'missing',
    { zh: '代办须附凭据', en: 'Acting on behalf needs its proof' },
    said.proof === 'paper'
      ? { zh: '请上传签字的书面委托', en: 'Attach the signed paper' }
      : { zh: '请上传能看清当事人或现场的照片', en: 'Attach a photo that shows the person or the place' },
    { fields: [{ path: 'onBehalfOf.files', zh: '请上传凭据', en: 'Attach the proof' }] },
  )
}

/** 「××镇 王敏 代 ××木器加工户」, as trail and paper show it. */
export function onBehalfWords(actorWords: string, represented: string): string {
  return `${actorWords} 代 ${represented}`
}

const account: Prepared = {
  name: 'access enterprise has account',
  text: `select from ground.post o join ground.person p on p.id = o.person_id and p.ended_at is null
    where o.role = 'enterpriseContact' and o.enterprises[1] = $1
      and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2) limit 1`,
}

/** Whether somebody holds a valid post as this enterprise's contact on a day of business time. */
export async function hasAccount(tx: Tx, enterpriseId: string, day: string): Promise<boolean> {
  return (await tx.run(account, [enterpriseId, day])).length > 0
}
