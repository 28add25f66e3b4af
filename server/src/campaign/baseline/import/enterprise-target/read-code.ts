import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { cellText, hasLostDigits } from '#ground/intake/normalise/cell-text.ts'
import { isBlankWord } from '#ground/intake/normalise/is-blank-word.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import type { EnterpriseKind } from './enterprise-candidate.ts'
import { finding } from './findings.ts'

export interface CodeReading {
  uscc: string | null
  written: string | null
  findings: Finding[]
}

/** The code of a row (GB 32100). One that does not fit is kept as written, never as a code. */
export function readCode(
  row: MappedRow,
  inName: string | null,
  kind: EnterpriseKind | null,
  needsCode: boolean,
): CodeReading {
  const cells = row.fields.get('uscc') ?? []
  const [cell] = cells.filter(one => one.text !== '')
  if (!cell || isBlankWord(cell.text)) {
    if (inName !== null) return { uscc: inName, written: null, findings: [] }
    return { uscc: null, written: null, findings: withoutCode(row, kind, needsCode) }
  }
  if (hasLostDigits(cell.cell))
    return { uscc: null, written: cell.text, findings: [finding('uscc_digits_lost', { text: cell.text }, cell.letter)] }
  const typed = cellText(cell.cell)
  const protectedByTab = /^['"=]|[\t'"]/.test(typed)
  const findings: Finding[] = []
  if (/[\uff10-\uff5a]/.test(typed)) findings.push(finding('fullwidth_digits', {}, cell.letter))
  if (protectedByTab) findings.push(finding('tab_protected', {}, cell.letter))
  const reading = parseUscc(cell.text)
  switch (reading.kind) {
    case 'ok':
      return { uscc: reading.code, written: null, findings }
    case 'none':
      return { uscc: null, written: null, findings: withoutCode(row, kind, needsCode) }
    case 'badCheck':
      findings.push(
        reading.suggested === null
          ? finding('uscc_bad_check', { text: reading.written }, cell.letter)
          : finding('uscc_suggested', { text: reading.written, suggested: reading.suggested }, cell.letter),
      )
      return { uscc: null, written: reading.written, findings }
    case 'wrongLength':
      findings.push(
        finding('uscc_wrong_length', { text: reading.written, length: String(reading.length) }, cell.letter),
      )
      return { uscc: null, written: reading.written, findings }
    case 'identityNumber':
      return { uscc: null, written: null, findings: [finding('uscc_identity_number', {}, cell.letter)] }
    default: {
      const codes = {
        registrationNumber: 'uscc_registration_number',
        organisationCode: 'uscc_organisation_code',
        masked: 'uscc_masked',
        digitsLost: 'uscc_digits_lost',
        notACode: 'uscc_not_a_code',
      } as const
      findings.push(finding(codes[reading.kind], { text: reading.written.slice(0, 30) }, cell.letter))
      return { uscc: null, written: reading.written, findings }
    }
  }
}

function withoutCode(row: MappedRow, kind: EnterpriseKind | null, needsCode: boolean): Finding[] {
  if (!row.mapped.has('uscc')) return [finding('no_uscc_column')]
  return [finding(needsCode && kind !== 'household' ? 'uscc_missing' : 'no_uscc_household')]
}
