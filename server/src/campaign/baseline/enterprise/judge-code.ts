import type { Words } from '#contract/ground/endpoint.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'

/** What a typed code is: the code to keep, with what is wrong with it; or why it cannot be kept. */
export type CodeJudgement =
  | { readonly code: string | null; readonly warning: null; readonly suggested: null }
  | { readonly code: string; readonly warning: Words; readonly suggested: string | null }
  | { readonly refusal: Words }

/**
 * Judges a unified social credit code by both of its check characters (GB 32100, GB 11714). One that fails is a warning, since codes
 * whose check does not fit are in circulation; anything that is no code of 18 characters cannot be kept.
 */
export function judgeCode(text: string | null): CodeJudgement {
  const read = parseUscc(text ?? '')
  switch (read.kind) {
    case 'none':
      return { code: null, warning: null, suggested: null }
    case 'ok':
      return { code: read.code, warning: null, suggested: null }
    case 'badCheck':
      return {
        code: read.written,
        warning: {
          zh: `代码 ${read.written} 的校验位不符，请核对执照${read.suggested ? `，是否为 ${read.suggested}` : ''}`,
          en: `The check characters of ${read.written} do not fit${read.suggested ? `; is it ${read.suggested}` : ''}`,
        },
        suggested: read.suggested,
      }
    case 'wrongLength':
      return refused(`代码应为 18 位，现有 ${read.length} 位`, `A code has 18 characters, this one ${read.length}`)
    case 'registrationNumber':
      return refused(
        '这是 15 位旧注册号，请填新执照上的 18 位代码',
        'An old registration number; give the 18 characters',
      )
    case 'organisationCode':
      return refused('这是 9 位组织机构代码，请填 18 位代码', 'An organisation code; give the 18 characters')
    case 'identityNumber':
      return refused('这是身份证号，不能作为代码保存；没有执照请留空', 'An identity number is not kept; leave it empty')
    case 'masked':
      return refused('代码被打了星号，请填完整', 'The code is masked; give it whole')
    case 'digitsLost':
      return refused('代码末几位已丢失，请照执照重新填写', 'The code has lost digits; copy it from the licence')
    case 'notACode':
      return refused('这不是统一社会信用代码', 'This is no unified social credit code')
  }
}

/** The refusal for a form's code field, or null where the code may be kept: it fits, or a reason is given. */
export function refusesCode(judged: CodeJudgement, reason: string | null | undefined): Refusal | null {
  if ('refusal' in judged) {
    return refuse(422, 'invalid', judged.refusal, undefined, { fields: [{ path: 'uscc', ...judged.refusal }] })
  }
  if (!judged.warning || (reason?.trim().length ?? 0) >= 2) return null
  const accepted = { zh: '确认无误的，请写明采用该代码的理由', en: 'If it is right, say why it is taken' }
  return refuse(422, 'enterprise.codeFails', judged.warning, accepted, {
    fields: [
      { path: 'uscc', ...judged.warning },
      { path: 'usccReason', ...accepted },
    ],
  })
}

function refused(zh: string, en: string): CodeJudgement {
  return { refusal: { zh, en } }
}
