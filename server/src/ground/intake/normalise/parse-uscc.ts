import { foldText } from './fold-text.ts'
import { isBlankWord } from './is-blank-word.ts'
import { longestValue } from './longest-value.ts'

/**
 * What a code cell holds. `ok` is a unified social credit code whose two check characters fit.
 * - `badCheck` is well formed but fits not; `suggested` is the code it becomes when I, O, S, Z are read as 1, 0, 5, 2
 * - `registrationNumber` the 15-digit one before 2015, `organisationCode` its nine characters alone
 * - `identityNumber` a person's, which must not be kept as a code; `masked` has stars; `digitsLost` went through a number
 */
export type UsccReading =
  | { kind: 'ok'; code: string }
  | { kind: 'badCheck'; written: string; suggested: string | null }
  | { kind: 'wrongLength'; written: string; length: number }
  | { kind: 'registrationNumber' | 'organisationCode' | 'masked' | 'digitsLost' | 'notACode'; written: string }
  | { kind: 'identityNumber' }
  | { kind: 'none' }

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** GB 32100-2015: the 18th character from the 17 before it. */
export function usccCheck(code: string): string {
  let sum = 0
  for (let at = 0; at < 17; at++) sum += alphabet.indexOf(code.charAt(at)) * (weights[at] ?? 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** GB 11714-1997: the ninth character of an organisation code from the eight before it. */
export function organisationCheck(code: string): string {
  let sum = 0
  for (let at = 0; at < 8; at++) sum += Number.parseInt(code.charAt(at), 36) * (organisationWeights[at] ?? 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** A whole code from registering authority, kind and county (8 characters) and the first 8 of the organisation's. */
export function completeUscc(first: string, organisation: string): string {
  const body = `${first}${organisation}${organisationCheck(organisation)}`
  return body + usccCheck(body)
}

/** Whether both check characters of an 18-character code fit (GB 32100 and, inside it, GB 11714). */
export function isValidUscc(code: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code) &&
    usccCheck(code) === code[17] &&
    organisationCheck(code.slice(8, 17)) === code[16]
  )
}

/** Whether 18 characters are a citizen's identity number: a birthday and the check of GB 11643. */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[0-9X]$/.test(text)) return false
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, at) => total + weight * Number(text[at]),
    0,
  )
  return '10X98765432'[sum % 11] === text[17]
}

/** Reads a code as people write it: full-width, spaced, lower case, with a leading label or quote. */
export function parseUscc(text: string): UsccReading {
  if (text.length > longestValue) return { kind: 'notACode', written: text.slice(0, longestValue) }
  if (
    isBlankWord(text) ||
    /^(无证|无照|无证照|无证无照|未办理?|办理中|正在办理|未登记|无执照|个体)/.test(foldText(text))
  )
    return { kind: 'none' }
  const folded = foldText(text)
  if (/^\d(\.\d+)?E\+?\d+$/.test(folded)) return { kind: 'digitsLost', written: folded }
  if (/[*＊●]{2,}/.test(folded)) return { kind: 'masked', written: folded }
  const code = folded.replace(/^[^0-9A-Z]*(统一)?(社会)?信用代码[:：]?/, '').replace(/[^0-9A-Z]/g, '')
  if (code.length === 18) return eighteen(code)
  if (/^\d{15}$/.test(code)) return { kind: 'registrationNumber', written: code }
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheck(code) === code[8])
    return { kind: 'organisationCode', written: code }
  if (code.length < 6 || /[\u4e00-\u9fff]{3}/.test(folded)) return { kind: 'notACode', written: folded }
  return { kind: 'wrongLength', written: code, length: code.length }
}

function eighteen(code: string): UsccReading {
  if (isValidUscc(code)) return { kind: 'ok', code }
  if (isIdentityNumber(code)) return { kind: 'identityNumber' }
  if (/^\d{14,17}0+$/.test(code) && /000$/.test(code)) return { kind: 'digitsLost', written: code }
  return { kind: 'badCheck', written: code, suggested: suggest(code) }
}

function suggest(code: string): string | null {
  const straight = code.replaceAll('O', '0').replaceAll('I', '1').replaceAll('Z', '2').replaceAll('S', '5')
  if (straight !== code && isValidUscc(straight)) return straight
  // registration and area digits are digits, whatever letter stands there
  const prefix = straight
    .slice(0, 8)
    .replaceAll('L', '1')
    .replaceAll('B', '8')
    .replaceAll('D', '0')
    .replaceAll('Q', '0')
  const repaired = prefix + straight.slice(8)
  return repaired !== code && isValidUscc(repaired) ? repaired : null
}
