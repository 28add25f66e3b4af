/** What Word takes where a machine lacks a font that official papers name; the first that is there. */
const instead: Readonly<Record<string, string>> = {
  方正小标宋简体: '小标宋,华文中宋,宋体,SimSun,Noto Serif CJK SC',
  仿宋_GB2312: '仿宋,FangSong,华文仿宋,Noto Serif CJK SC',
  楷体_GB2312: '楷体,KaiTi,华文楷体,Noto Serif CJK SC',
  黑体: 'SimHei,微软雅黑,Noto Sans CJK SC',
  宋体: 'SimSun,新宋体,Noto Serif CJK SC',
}

/** `word/fontTable.xml`: the fonts by name with what stands in for them (`w:altName`), all of the simplified Chinese character set. */
export function fontTable(): string {
  const chinese = Object.entries(instead).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${chinese.join('')}<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`
}
