import type { Finding, Outcome } from '#ground/intake/judge/judgement.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import type { EnterpriseCandidate } from './enterprise-candidate.ts'
import { type FindingCode, finding } from './findings.ts'
import type { ComparedRecord, RecordIndex } from './record-index.ts'

/** What a row turned out to be beside a record; `outcome` null means only something to say. */
export interface Recognition {
  outcome: Extract<Outcome, 'attach' | 'duplicate' | 'review'> | null
  record: ComparedRecord | null
  findings: Finding[]
}

/** Compares a row with the rows before it, then with the register: by code, by name and place, by near name. */
export function compareWithRecords(
  candidate: EnterpriseCandidate,
  inFile: RecordIndex,
  known: RecordIndex,
): Recognition | null {
  let remark: Recognition | null = null
  for (const index of [inFile, known]) {
    const found = byCode(candidate, index) ?? byName(candidate, index) ?? byNearName(candidate, index)
    if (found?.outcome) return found
    remark ??= found
  }
  return remark
}

function byCode(candidate: EnterpriseCandidate, index: RecordIndex): Recognition | null {
  const record = candidate.uscc === null ? undefined : index.byCode(candidate.uscc)
  if (!record) return null
  const sameName = candidate.name === '' || foldName(candidate.name) === foldName(record.name)
  const renamed = !sameName && isFormerName(candidate, record)
  if (!sameName && !renamed) return review('one_code_two_names', record)
  if (candidate.township && record.township !== null && candidate.township.code !== record.township)
    return review('same_code_other_place', record, { place: candidate.township.name })
  return again(candidate, record, 'duplicate_same_uscc', renamed ? [finding('renamed', words(record))] : [])
}

function isFormerName(candidate: EnterpriseCandidate, record: ComparedRecord): boolean {
  const ours = candidate.formerName === null ? [] : [foldName(candidate.formerName)]
  return (
    ours.includes(foldName(record.name)) ||
    record.formerNames.some(former => foldName(former) === foldName(candidate.name))
  )
}

function byName(candidate: EnterpriseCandidate, index: RecordIndex): Recognition | null {
  if (candidate.name === '') return null
  let elsewhere: ComparedRecord | null = null
  for (const record of index.byName(candidate.name)) {
    const bothCodes = candidate.uscc !== null && record.uscc !== null
    const township = candidate.township?.code ?? null
    if (township !== null && record.township !== null && township !== record.township) {
      elsewhere ??= record
      continue
    }
    if (bothCodes) return review('one_name_two_codes', record)
    if (township !== record.township) return review('same_name_place_unknown', record)
    if (township === null && candidate.area?.name !== (record.areaName ?? undefined))
      return review('same_name_place_unknown', record)
    if (differentContact(candidate, record)) return review('same_name_other_contact', record)
    return again(candidate, record, 'duplicate_same_name', [])
  }
  return elsewhere
    ? { outcome: null, record: null, findings: [finding('same_name_elsewhere', words(elsewhere))] }
    : null
}

/** Two stalls may bear one common name: nothing but the name is the same. */
function differentContact(candidate: EnterpriseCandidate, record: ComparedRecord): boolean {
  const bothPhones = candidate.phones.length > 0 && record.phones.length > 0
  const bothAddresses = candidate.address !== null && record.address !== null
  const samePhone = candidate.phones.some(phone => record.phones.includes(phone))
  return (
    bothPhones &&
    bothAddresses &&
    !samePhone &&
    foldText(candidate.address ?? '') !== foldText(record.address ?? '') &&
    candidate.contact !== record.contact
  )
}

function byNearName(candidate: EnterpriseCandidate, index: RecordIndex): Recognition | null {
  if (candidate.name === '' || !candidate.township || !candidate.industry) return null
  for (const record of index.near(
    candidate.name,
    candidate.uscc !== null,
    candidate.township.code,
    candidate.industry.code,
  )) {
    const isFirm = /公司|厂|合作社/.test(candidate.name)
    const samePhone = candidate.phones.some(phone => record.phones.includes(phone))
    const sameAddress =
      candidate.address !== null && record.address !== null && foldText(candidate.address) === foldText(record.address)
    if (isFirm || samePhone || sameAddress) return review('near_same_name', record)
  }
  return null
}

/** The same enterprise again: its problems belong to the first; without new ones the row only repeats it. */
function again(
  candidate: EnterpriseCandidate,
  record: ComparedRecord,
  code: FindingCode,
  findings: Finding[],
): Recognition {
  const news = candidate.problems.filter(problem => !record.problems.has(foldText(problem.text)))
  const brings = news.length > 0 || (candidate.problems.length === 0 && candidate.unpairedMeasures.length > 0)
  const differences = differencesBetween(candidate, record)
  const isKnown = 'record' in record.about
  const said = [...findings]
  if (differences !== '') said.push(finding(isKnown ? 'brings_changes' : 'differs_from_first', { fields: differences }))
  if (brings) {
    const row = 'row' in record.about ? String(record.about.row) : ''
    return {
      outcome: 'attach',
      record,
      findings: [
        isKnown
          ? finding('attached_to_known', { name: record.name })
          : finding('attached_to_row', { row, name: record.name }),
        ...said,
      ],
    }
  }
  return {
    outcome: 'duplicate',
    record,
    findings: [
      finding(code, words(record)),
      ...(isKnown ? [finding('already_known', { name: record.name })] : []),
      ...said,
    ],
  }
}

/** Fields in which the row says something else. A blank says nothing, so it never counts as a change. */
function differencesBetween(candidate: EnterpriseCandidate, record: ComparedRecord): string {
  const differences: string[] = []
  const compare = (label: string, now: string | null, before: string | null) => {
    if (now !== null && now !== '' && foldText(now) !== foldText(before ?? ''))
      differences.push(`${label} ${before ?? '（空）'} → ${now}`)
  }
  compare('信用代码', candidate.uscc, record.uscc)
  compare('地址', candidate.address, record.address)
  compare('联系人', candidate.contact, record.contact)
  const phones = candidate.phones.filter(phone => !record.phones.includes(phone))
  if (phones.length > 0) differences.push(`电话 ${record.phones.join('、') || '（空）'} → ${phones.join('、')}`)
  if (candidate.industry && record.industries.length > 0 && !record.industries.includes(candidate.industry.code))
    differences.push(`行业 → ${candidate.industry.name}`)
  return differences.join('；')
}

function review(code: FindingCode, record: ComparedRecord, said: Record<string, string> = {}): Recognition {
  return { outcome: 'review', record, findings: [finding(code, { ...words(record), ...said })] }
}

function words(record: ComparedRecord): Record<string, string> {
  return { where: record.where, whereEnglish: record.whereEnglish, name: record.name }
}
