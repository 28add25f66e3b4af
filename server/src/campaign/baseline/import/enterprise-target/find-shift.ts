import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { isBlankWord } from '#ground/intake/normalise/is-blank-word.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { columnIndex } from '#ground/intake/read-workbook/column-letters.ts'
import { finding } from './findings.ts'
import { isSurelyName } from './looks-like-name.ts'

/**
 * Whether a row's cells stand one to three columns beside where they belong: the code is in a neighbouring column and the
 * code's own column holds something that is no code. Such a row is never put right in silence.
 */
export function findShift(row: MappedRow): Finding | null {
  const [own] = row.fields.get('uscc') ?? []
  if (!own || ['ok', 'badCheck'].includes(parseUscc(own.text).kind)) return null
  for (const [letter, text] of Object.entries(row.original)) {
    const distance = Math.abs(columnIndex(letter) - own.column)
    if (distance < 1 || distance > 3 || parseUscc(cleanLine(text)).kind !== 'ok') continue
    const nameCell = row.fields.get('name')?.[0]
    const nameMoved = !nameCell || isBlankWord(nameCell.text) || !isSurelyName(nameCell.text)
    const ownIsOther = own.text !== '' && !isBlankWord(own.text)
    if (nameMoved || ownIsOther) return finding('columns_shifted', { letter })
  }
  return null
}
