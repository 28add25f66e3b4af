const digits: Record<string, number> = {
  〇: 0,
  零: 0,
  '○': 0,
  O: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const tens: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** A whole number in Chinese numerals: 二〇二四, 十二, 三十一, 廿八, 一百零五, 两万. Null for anything else. */
export function chineseNumber(text: string): number | null {
  const plain = text.replace(/廿|念/g, '二十').replace(/卅/g, '三十')
  if (plain === '' || !/^[〇零○O一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿]+$/.test(plain)) return null
  if (!/[十拾百佰千仟万亿]/.test(plain)) return Number([...plain].map(character => digits[character]).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const character of plain) {
    const value = digits[character]
    if (value !== undefined) digit = value
    else if (character === '万' || character === '亿') {
      total = (total + section + digit) * (character === '万' ? 10_000 : 100_000_000)
      section = 0
      digit = 0
    } else {
      section += (digit || (section === 0 ? 1 : 0)) * (tens[character] ?? 0)
      digit = 0
    }
  }
  return total + section + digit
}
