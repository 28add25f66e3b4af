import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText, hasLostDigits } from './cell-text.ts'
import { chineseNumber } from './chinese-number.ts'
import { cleanLine, cleanText } from './clean-text.ts'
import { foldText } from './fold-text.ts'
import { halfWidth } from './half-width.ts'
import { isBlankWord, isDitto } from './is-blank-word.ts'
import { pairByNumber } from './pair-by-number.ts'
import { parseContact } from './parse-contact.ts'
import { parseCoordinates } from './parse-coordinates.ts'
import { parsePhones } from './parse-phones.ts'
import { parseQuantity } from './parse-quantity.ts'
import { isValidUscc, parseUscc } from './parse-uscc.ts'
import { splitNumbered } from './split-numbered.ts'

const runs = { numRuns: Number(process.env['RUNS'] ?? 200) }
const messy = fc.string({
  unit: fc.constantFrom(
    ...' \u3000\u200b\t\n\ufeffＡａ１（）(),，。；;1234567890.．、①②一二三是甲乙丙厂公司A-°′″东经北纬EN',
  ),
  maxLength: 40,
})

describe('texts', () => {
  it.each([cleanText, cleanLine, foldText, halfWidth])('%o changes nothing the second time', clean => {
    fc.assert(
      fc.property(messy, text => {
        expect(clean(clean(text))).toBe(clean(text))
      }),
      runs,
    )
  })

  it('cleaning a line only takes white space and what cannot be seen', () => {
    fc.assert(
      fc.property(messy, text => {
        expect(foldText(cleanLine(text))).toBe(foldText(text))
      }),
      runs,
    )
  })

  it('drops spaces between characters, keeps them between words', () => {
    expect(cleanLine(' 衢州 枞庭\u200b木业\n有限公司 ')).toBe('衢州枞庭木业有限公司')
    expect(cleanLine('ABC  Stone  Co.')).toBe('ABC Stone Co.')
  })

  it.each(['无', '/', '—', '--', ' 暂无 ', 'N/A', '＼'.normalize('NFKC')])('%s says that there is nothing', text => {
    expect(isBlankWord(text)).toBe(true)
  })

  it('knows the marks for the cell above, and that 无 is none of them', () => {
    expect(['同上', '〃', '″', ' 同 上 ', '"'].map(isDitto)).toEqual([true, true, true, true, true])
    expect(isDitto('无')).toBe(false)
  })

  it.each([
    ['二〇二四', 2024],
    ['十', 10],
    ['十二', 12],
    ['三十一', 31],
    ['廿八', 28],
    ['一百零五', 105],
    ['两万', 20_000],
    ['一千二百', 1200],
    ['甲', null],
    ['', null],
  ])('%s is %s', (text, number) => {
    expect(chineseNumber(text)).toBe(number)
  })
})

describe('numbers', () => {
  it('cells never show powers of ten or rounding dirt', () => {
    expect(cellText({ kind: 'number', number: 13_800_000_000 })).toBe('13800000000')
    expect(cellText({ kind: 'number', number: 0.1 + 0.2 })).toBe('0.3')
    expect(cellText({ kind: 'number', number: 570, format: '0000' })).toBe('0570')
    expect(hasLostDigits({ kind: 'number', number: 913_308_810_000_000_000 })).toBe(true)
  })

  it.each([
    ['1.5万吨/年', { value: 15_000, unit: 't', per: 'year' }],
    ['300 万元', { value: 3_000_000, unit: 'CNY' }],
    ['约20亩', { value: 20, unit: '亩', about: true }],
    ['5,000㎡', { value: 5000, unit: 'm²' }],
    ['年产3000万块', { value: 30_000_000, unit: '块', per: 'year' }],
    ['５０万平方米', { value: 500_000, unit: 'm²' }],
  ])('%s', (text, expected) => {
    expect(parseQuantity(text)).toMatchObject(expected)
  })

  it('bare numbers take the unit of the header, ranges and sentences stay text', () => {
    expect(parseQuantity('12', '万元')).toMatchObject({ value: 120_000, unit: 'CNY' })
    expect(parseQuantity('3-5吨')).toBeNull()
    expect(parseQuantity('详见附件')).toBeNull()
  })
})

describe('codes (GB 32100, GB 11714)', () => {
  it.each(['91350200MA2YJ1XR9G', '91350200776049653A', '91440101MA5CJQ4N59', '123502001549897397'])(
    '%s is right',
    code => {
      expect(isValidUscc(code)).toBe(true)
    },
  )

  it('one character changed never passes', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom(...alphabet), (at, character) => {
        const code = '91350200MA2YJ1XR9G'
        const changed = code.slice(0, at) + character + code.slice(at + 1)
        expect(isValidUscc(changed)).toBe(changed === code)
      }),
      runs,
    )
  })

  it.each([
    [' 9135 0200 MA2Y J1XR 9g ', { kind: 'ok', code: '91350200MA2YJ1XR9G' }],
    ['９１３５０２００ＭＡ２ＹＪ１ＸＲ９Ｇ', { kind: 'ok' }],
    ['统一社会信用代码：91350200MA2YJ1XR9G', { kind: 'ok' }],
    ['9135O200MA2YJ1XR9G', { kind: 'badCheck', suggested: '91350200MA2YJ1XR9G' }],
    ['91350200MA2YJ1XR9A', { kind: 'badCheck', suggested: null }],
    ['91350200MA2YJ1XR9', { kind: 'wrongLength', length: 17 }],
    ['330881000012345', { kind: 'registrationNumber' }],
    ['776049653', { kind: 'organisationCode' }],
    ['9.13E+17', { kind: 'digitsLost' }],
    ['913502****2YJ1XR9G', { kind: 'masked' }],
    ['11010519491231002X', { kind: 'identityNumber' }],
    ['无证无照', { kind: 'none' }],
    ['/', { kind: 'none' }],
    ['见附件', { kind: 'notACode' }],
  ])('%s', (text, expected) => {
    expect(parseUscc(text)).toMatchObject(expected)
  })
})

describe('telephones and contacts', () => {
  it.each([
    ['13800000000', ['13800000000']],
    ['138 0000 0000', ['13800000000']],
    ['138-0000-0000', ['13800000000']],
    ['+86 13800000000', ['13800000000']],
    ['13800000000/13900000000', ['13800000000', '13900000000']],
    ['1380000000013900000000', ['13800000000', '13900000000']],
    ['0570-3012345', ['0570-3012345']],
    ['（0570）3012345、13800000000', ['0570-3012345', '13800000000']],
    ['05703012345', ['0570-3012345']],
    ['3012345', ['3012345']],
    ['0570-3012345-801', ['0570-3012345-801']],
    ['无', []],
  ])('%s', (text, phones) => {
    expect(parsePhones(text).phones).toEqual(phones)
  })

  it('a number that is too short is said to be unread, not completed', () => {
    expect(parsePhones('1380000000')).toEqual({ phones: [], unread: ['1380000000'], digitsLost: false })
  })

  it('every digit of a telephone stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-( )（）/、张三'), maxLength: 30 }), text => {
        const digits = text.normalize('NFKC').replace(/\D/g, '')
        for (const phone of parsePhones(text).phones) expect(digits).toContain(phone.replace(/\D/g, ''))
      }),
      runs,
    )
  })

  it('persons are told from their telephones and titles', () => {
    expect(parseContact('张三13800000000')).toEqual({ names: ['张三'], phones: ['13800000000'] })
    expect(parseContact('张三（厂长）13800000000、李四 13900000000')).toEqual({
      names: ['张三', '李四'],
      phones: ['13800000000', '13900000000'],
    })
  })
})

describe('coordinates', () => {
  it.each([
    ['118.859', '28.97', 118.859, 28.97],
    ['28.97', '118.859', 118.859, 28.97],
    ['118°52′12″', '28°58′12″', 118.87, 28.97],
    ['118度52分12秒', '28度58分12秒', 118.87, 28.97],
    ['118-52-12', '28-58-12', 118.87, 28.97],
    ['E118°52′12″，N28°58′12″', '', 118.87, 28.97],
    ['北纬28.97 东经118.859', '', 118.859, 28.97],
    ['118.859,28.970', '', 118.859, 28.97],
    ['118.85°E', '28.97°N', 118.85, 28.97],
  ])('%s %s', (first, second, longitude, latitude) => {
    expect(parseCoordinates(first, second)).toMatchObject({ kind: 'ok', longitude, latitude })
  })

  it('half a position is unclear, a position abroad is said to be so', () => {
    expect(parseCoordinates('118°52′').kind).toBe('unclear')
    expect(parseCoordinates('2.35', '48.85').kind).toBe('outsideChina')
    expect(parseCoordinates('118°72′', '28°58′').kind).toBe('unclear')
  })

  it('degrees, minutes and seconds give back the decimal degrees', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 118_000_000, max: 119_300_000 }),
        fc.integer({ min: 28_200_000, max: 29_500_000 }),
        (east, north) => {
          const notation = (millionths: number) => {
            const degrees = Math.floor(millionths / 1e6)
            const minutes = Math.floor(((millionths / 1e6) % 1) * 60)
            const seconds = (((millionths / 1e6) % 1) * 60 - minutes) * 60
            return `${degrees}°${minutes}′${Math.min(seconds, 59.9999).toFixed(4)}″`
          }
          const reading = parseCoordinates(notation(east), notation(north))
          expect(reading.kind).toBe('ok')
          if (reading.kind === 'ok')
            expect(Math.abs(reading.longitude - east / 1e6) + Math.abs(reading.latitude - north / 1e6)).toBeLessThan(
              1e-5,
            )
        },
      ),
      runs,
    )
  })
})

describe('lists inside one cell (三(一)-3)', () => {
  const texts = (text: string) => splitNumbered(text).map(item => item.text)
  it.each([
    ['1.喷漆废气收集不全；2.危废未分类。', ['喷漆废气收集不全', '危废未分类']],
    ['1.无喷淋\n2.道路积尘', ['无喷淋', '道路积尘']],
    ['1、活性炭未更换 2、危废标识不全 3、台账缺失', ['活性炭未更换', '危废标识不全', '台账缺失']],
    ['①无喷淋②积尘', ['无喷淋', '积尘']],
    ['（1）废气；（2）废水', ['废气', '废水']],
    ['1）甲2）乙', ['甲', '乙']],
    ['一是雨污未分流；二是台账不全', ['雨污未分流', '台账不全']],
    ['一、工艺落后 二、无治污设施', ['工艺落后', '无治污设施']],
    ['存在以下问题：1.无棚；2.有尘', ['无棚', '有尘']],
    ['雨污未分流；台账不全', ['雨污未分流', '台账不全']],
    ['未建围挡\n未设喷淋装置\n无台账', ['未建围挡', '未设喷淋装置', '无台账']],
    ['1.2024年前未验收；2.台账不全', ['2024年前未验收', '台账不全']],
    ['1. 2.5吨锅炉未淘汰；2. 烟囱高度不足', ['2.5吨锅炉未淘汰', '烟囱高度不足']],
    ['1.装喷淋\n3.分类存放', ['装喷淋', '分类存放']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  it.each([
    '废气收集罩高度1.5米，风速0.3m/s不足',
    '喷漆房密闭性不足导致废气\n逸散明显',
    '雨污未分流',
    'COD超标1.2倍，氨氮超标2.3倍',
  ])('%j stays one', text => {
    expect(texts(text)).toHaveLength(1)
  })

  it('no character of a listed item is made up', () => {
    fc.assert(
      fc.property(messy, text => {
        const written = new Set(cleanText(text))
        for (const item of splitNumbered(text))
          expect([...item.text].filter(character => !written.has(character))).toEqual([])
      }),
      runs,
    )
  })

  it('measures meet their problems by number, by count, or not at all', () => {
    const pair = (left: string, right: string) => pairByNumber(splitNumbered(left), splitNumbered(right))
    expect(pair('1.甲；2.乙', '1.子\n2.丑').pairs.map(one => one.right.map(item => item.text))).toEqual([
      ['子'],
      ['丑'],
    ])
    expect(pair('甲甲；乙乙', '子子；丑丑').pairs.map(one => one.right.map(item => item.text))).toEqual([
      ['子子'],
      ['丑丑'],
    ])
    expect(pair('甲甲；乙乙', '子子').unpaired.map(item => item.text)).toEqual(['子子'])
    expect(pair('甲甲', '子子；丑丑').pairs[0]?.right).toHaveLength(2)
  })
})
