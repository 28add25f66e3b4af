import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigrams, bigramsOfQuery } from './bigrams.ts'
import { foldName } from './fold-name.ts'
import { initials } from './initials.ts'

const numRuns = Number(process.env.RUNS ?? 200)

test.each([
  ['江山（贺村）木业有限公司', '江山(贺村)木业有限公司'],
  ['江山(贺村)木业有限公司', '江山(贺村)木业有限公司'],
  ['江山【贺村】木业有限公司', '江山(贺村)木业有限公司'],
  ['江山〔贺村〕木业有限公司', '江山(贺村)木业有限公司'],
  ['　江山 贺村\u200b木业\ufeff\n', '江山贺村木业'],
  ['ａｂｃ１２３', 'ABC123'],
  ['abc-123', 'ABC-123'],
  ['艾力・买买提', '艾力·买买提'],
  ['艾力•买买提', '艾力·买买提'],
  ['衢\u{e0100}州', '衢州'],
  ['', ''],
  [' \t　', ''],
])('the name 「%s」 folds to 「%s」', (text, folded) => {
  expect(foldName(text)).toBe(folded)
})

test('folding a name twice changes nothing more, and no space or small letter is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const folded = foldName(text)
      if (foldName(folded) !== folded || /\s|[a-z]/.test(folded)) throw new Error(`folds to ${JSON.stringify(folded)}`)
    }),
    { numRuns },
  )
})

test.each([
  ['衢州', 'QZ'],
  ['衢江区', 'QJQ'],
  ['江山市贺村镇', 'JSSHCZ'],
  ['龙游县', 'LYX'],
  ['常山县', 'CSX'],
  ['开化县', 'KHX'],
  ['柯城区', 'KCQ'],
  ['廿里镇', 'NLZ'],
  ['重庆路', 'CQL'],
  ['银行', 'YH'],
  ['厦门', 'XM'],
  ['吕氏木业', 'LSMY'],
  ['江山（贺村） 木业有限公司', 'JSHCMYYXGS'],
  ['浙江Ａ３纸业', 'ZJA3ZY'],
  ['3号厂-b区', '3HCBQ'],
  ['徐**', 'X'],
  ['！（）·', ''],
  ['', ''],
])('the initials of 「%s」 are %s', (text, letters) => {
  expect(initials(text)).toBe(letters)
})

test.each([
  ['贺村木业', ['贺村', '村木', '木业']],
  ['江山（贺村）木业', ['江山', '山贺', '贺村', '村木', '木业']],
  ['木木木', ['木木']],
  ['a3 厂', ['A3', '3厂']],
  ['𬭎业𬭎业', ['𬭎业', '业𬭎']],
  ['衢', []],
  ['（）', []],
  ['', []],
])('the two-character pieces of 「%s」 are %j', (text, pieces) => {
  expect(bigrams(text)).toEqual(pieces)
})

test('any two characters that stand together in a name find it, whatever signs or spaces stand between', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map(code => String.fromCodePoint(code))
  const sign = fc.constantFrom('', '', ' ', '（', '）', '·', '　', '-')
  fc.assert(
    fc.property(fc.array(fc.tuple(han, sign), { minLength: 2, maxLength: 20 }), parts => {
      const pieces = bigrams(parts.map(([character, between]) => character + between).join(''))
      for (let index = 1; index < parts.length; index += 1) {
        expect(pieces).toContain(`${parts[index - 1]?.[0]}${parts[index]?.[0]}`)
      }
      expect(new Set(pieces).size).toBe(pieces.length)
    }),
    { numRuns },
  )
})

test('a query with a company form finds names with another form, and one half typed still finds', () => {
  const found = (name: string, query: string) => bigramsOfQuery(query).every(piece => bigrams(name).includes(piece))
  for (const query of [
    '贺村木业',
    '贺村木业有',
    '贺村木业有限',
    '贺村木业有限责任公司',
    '贺村木业有限公司',
    '贺村木业公司',
    '木业',
  ]) {
    expect(found('江山市贺村木业有限责任公司', query)).toBe(true)
  }
  expect(found('江山市贺村木业股份有限公司', '贺村木业有限公司')).toBe(true)
  expect(found('江山市贺村木业有限公司', '贺村石材有限公司')).toBe(false)
  expect(bigramsOfQuery('有限公司')).toEqual(['有限', '限公', '公司'])
  expect(bigramsOfQuery('衢公司')).toEqual(['衢公', '公司'])
})

test('every character of the basic plane gives one capital letter, except the few made in Japan or Korea that have no reading', () => {
  const wrong: string[] = []
  const unread: string[] = []
  for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
    const character = String.fromCodePoint(code)
    const letters = initials(character)
    if (letters === '') unread.push(character)
    else if (!/^[A-Z]$/.test(letters)) wrong.push(character)
  }
  expect(wrong).toEqual([])
  expect(unread.length).toBeLessThan(50)
})
