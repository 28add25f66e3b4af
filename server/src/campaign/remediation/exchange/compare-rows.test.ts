import { describe, expect, test } from 'vitest'
import { campaignNames, defaultCampaignFolder, loadCampaign } from '#campaign/mandate/index.ts'
import { ExchangeField } from '#contract/mandate/exchange-file.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import { compareRows, type Difference, digestOf, type TheirRow } from './compare-rows.ts'
import type { ExchangedProblem } from './exchanged-problem.store.ts'
import { type ExchangedValues, readCode, sayField, saysTheSame } from './say-field.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const names = campaignNames(campaign)
const [system] = campaign.exchangeSystems
if (!system) throw new Error('the campaign names no system')
const map = system.problem

const nothing = Object.fromEntries(ExchangeField.options.map(field => [field, null])) as unknown as ExchangedValues
const ours = (id: string, values: Partial<ExchangedValues> = {}): ExchangedProblem => ({
  id,
  version: 1,
  cell: { area: '330881', county: null, township: null, industry: null, enterpriseId: null },
  values: {
    ...nothing,
    ourNumber: `WT-${id}`,
    subjectName: '江山甲木业有限公司',
    area: '330881',
    dimension: 'pollutionControl',
    words: '喷漆房未密闭',
    state: 'rectifying',
    foundOn: '2024-06-20',
    ...values,
  },
})
const theirs = (values: TheirRow['values'], source = '清单 第 4 行'): TheirRow => ({ source, values })
const compare = (rows: TheirRow[], candidates: ExchangedProblem[], known: ExchangedProblem[] = candidates) =>
  compareRows(rows, { names, map, candidates, known })
const said = ({ kind, ours: one, differing, newNumber }: Difference) => ({ kind, id: one?.id, differing, newNumber })

describe('三(三)2 the words of the other system', () => {
  test.each([...problemStateNames])('the state %s is said and the same word is no difference', state => {
    const word = sayField(names, map, 'state', state)
    expect(word).not.toBe(state)
    expect(saysTheSame(names, map, 'state', { theirs: word ?? '', ours: state })).toBe(true)
  })

  test('a code is read from each of its words, and from none that could mean two', () => {
    for (const { ours: code, theirs: word, alsoRead = [] } of map.values.dimension ?? [])
      for (const one of [word, ...alsoRead]) expect(readCode(map, 'dimension', ` ${one} `), one).toBe(code)
    expect(readCode(map, 'state', '整改中')).toBeNull()
    expect(readCode(map, 'dimension', '其他')).toBeNull()
    expect(readCode(map, 'dimension', undefined)).toBeNull()
  })

  test.each([
    ['2024年6月20日', true],
    ['2024.6.20', true],
    ['2024/06/21', false],
    ['六月下旬', false],
  ])('a day written %s is compared as a day', (written, same) => {
    expect(saysTheSame(names, map, 'foundOn', { theirs: written, ours: '2024-06-20' })).toBe(same)
  })

  test('width and spaces are no difference, an area goes by its name', () => {
    expect(saysTheSame(names, map, 'words', { theirs: '喷漆房 未密闭（东侧）', ours: '喷漆房未密闭(东侧)' })).toBe(true)
    expect(saysTheSame(names, map, 'area', { theirs: '江山市', ours: '330881' })).toBe(true)
    expect(saysTheSame(names, map, 'area', { theirs: '开化县', ours: '330881' })).toBe(false)
  })
})

describe('三(三)2 the difference list', () => {
  test('knows a row again by their number first, then by ours, then by the same words about the same subject', () => {
    const kept = ours('1', { externalNumber: 'DC-1' })
    const other = ours('2', { words: '危废间未设标识' })
    const lines = compare(
      [
        theirs({ externalNumber: 'DC-1', ourNumber: 'WT-2' }, 'a'),
        theirs({ externalNumber: 'DC-2', subjectName: '江山甲木业有限公司', words: '危废间 未设标识' }, 'b'),
      ],
      [kept, other],
    )
    expect(lines.map(said)).toEqual([
      { kind: 'equal', id: '1', differing: [], newNumber: false },
      { kind: 'equal', id: '2', differing: [], newNumber: true },
    ])
  })

  test('two problems that fit alike are none: a person looks', () => {
    const [line] = compare(
      [theirs({ externalNumber: 'DC-9', subjectName: '江山甲木业有限公司', words: '喷漆房未密闭' })],
      [ours('1'), ours('2')],
      [],
    )
    expect(line?.kind).toBe('theirsOnly')
  })

  test('says what differs and nothing else; an empty cell of theirs differs from nothing', () => {
    const [line] = compare(
      [
        theirs({
          externalNumber: 'DC-1',
          ourNumber: 'WT-1',
          words: '喷漆房敞开',
          state: '整改中',
          foundOn: '2024-06-21',
        }),
      ],
      [ours('1')],
    )
    expect(line && said(line)).toEqual({ kind: 'differs', id: '1', differing: ['words', 'foundOn'], newNumber: true })
  })

  test('another number of theirs than the one kept is a difference and no new number', () => {
    const [line] = compare(
      [theirs({ externalNumber: 'DC-7', ourNumber: 'WT-1' })],
      [ours('1', { externalNumber: 'DC-1' })],
    )
    expect(line && said(line)).toEqual({ kind: 'differs', id: '1', differing: ['externalNumber'], newNumber: false })
  })

  test('what they ought to have and do not comes last; a row twice and a row without a number cannot be read', () => {
    const lines = compare(
      [
        theirs({ externalNumber: 'DC-1', ourNumber: 'WT-1' }, 'a'),
        theirs({ externalNumber: 'DC-1' }, 'b'),
        theirs({ externalNumber: 'DC-1', ourNumber: 'WT-1' }, 'c'),
        theirs({ subjectName: '某厂', words: '无组织排放' }, 'd'),
      ],
      [ours('1')],
      [ours('1'), ours('5')],
    )
    expect(lines.map(({ kind }) => kind)).toEqual(['equal', 'theirsOnly', 'unreadable', 'unreadable', 'oursOnly'])
    expect(lines[2]?.fault?.zh).toContain('「a」')
    expect(lines.at(-1)?.ours?.id).toBe('5')
  })

  test('a line is alike as long as what it is about and both sides stay', () => {
    const digest = (words: string, state: ExchangedProblem) => {
      const [line] = compare([theirs({ externalNumber: 'DC-1', ourNumber: 'WT-1', words })], [state])
      if (!line) throw new Error('no line')
      return digestOf(system.id, line, { names, map })
    }
    const first = digest('敞开喷漆', ours('1'))
    expect(digest('敞开喷漆', ours('1', { state: 'checking' }))).toBe(first)
    expect(digest('露天喷漆', ours('1'))).not.toBe(first)
    expect(digest('敞开喷漆', ours('1', { words: '喷漆房破损' }))).not.toBe(first)
  })
})
