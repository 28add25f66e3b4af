import type { Finding } from '#ground/intake/judge/judgement.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { cellText } from '#ground/intake/normalise/cell-text.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { parseContact } from '#ground/intake/normalise/parse-contact.ts'
import { parseCoordinates } from '#ground/intake/normalise/parse-coordinates.ts'
import { parsePhones } from '#ground/intake/normalise/parse-phones.ts'
import type { EnterpriseContext } from './enterprise-context.ts'
import { finding } from './findings.ts'
import { saying, textOf } from './row-cells.ts'

/** Contact and telephones, wherever they were typed: in their columns, or both in one. */
export function readContact(row: MappedRow): { contact: string | null; phones: string[]; findings: Finding[] } {
  const findings: Finding[] = []
  const phones: string[] = []
  let contact: string | null = null
  for (const cell of saying(row, 'contact')) {
    const reading = parseContact(cell.text)
    contact =
      reading.names.length > 0 ? reading.names.join('、') : reading.phones.length > 0 ? null : cleanLine(cell.text)
    phones.push(...reading.phones)
  }
  for (const cell of saying(row, 'phone')) {
    const reading = parsePhones(cell.text)
    phones.push(...reading.phones)
    if (/[\t']/.test(cellText(cell.cell))) findings.push(finding('tab_protected', {}, cell.letter))
    if (contact === null && reading.phones.length > 0) contact = parseContact(cell.text).names.join('、') || null
    if (reading.digitsLost) findings.push(finding('phone_digits_lost', { text: cell.text }, cell.letter))
    else if (reading.phones.length === 0 || reading.unread.length > 0)
      findings.push(finding('phone_unclear', { text: (reading.unread[0] ?? cell.text).slice(0, 20) }, cell.letter))
  }
  return { contact, phones: [...new Set(phones)], findings }
}

/** Coordinates from one column or two; only those in or near the city are taken. */
export function readCoordinates(
  row: MappedRow,
  context: EnterpriseContext,
): { longitude: number | null; latitude: number | null; findings: Finding[] } {
  const none = { longitude: null, latitude: null }
  const both = textOf(row, 'coordinates')
  const first = both ?? textOf(row, 'longitude') ?? ''
  const second = both === null ? (textOf(row, 'latitude') ?? '') : ''
  if (first === '' && second === '') return { ...none, findings: [] }
  const reading = parseCoordinates(first, second)
  if (reading.kind === 'none') return { ...none, findings: [] }
  if (reading.kind === 'unclear')
    return { ...none, findings: [finding('coordinates_unclear', { text: reading.written.slice(0, 40) })] }
  const { west, east, south, north } = context.campaign.city.bounds
  const margin = 0.2
  const near =
    reading.longitude >= west - margin &&
    reading.longitude <= east + margin &&
    reading.latitude >= south - margin &&
    reading.latitude <= north + margin
  if (reading.kind === 'outsideChina' || !near)
    return {
      ...none,
      findings: [finding('coordinates_outside', { text: `${reading.longitude}, ${reading.latitude}` })],
    }
  const findings = [finding('coordinates_datum_unknown'), ...(reading.swapped ? [finding('coordinates_swapped')] : [])]
  return { longitude: reading.longitude, latitude: reading.latitude, findings }
}
