const brackets: Readonly<Record<string, string>> = {
  '[': '(',
  '【': '(',
  '〔': '(',
  '{': '(',
  '〈': '(',
  '《': '(',
  '「': '(',
  '『': '(',
  '<': '(',
  '〖': '(',
  ']': ')',
  '】': ')',
  '〕': ')',
  '}': ')',
  '〉': ')',
  '》': ')',
  '」': ')',
  '』': ')',
  '>': ')',
  '〗': ')',
}

/**
 * A name as it is compared: NFKC (full-width letters, digits and brackets become half-width), one kind of bracket, one kind of
 * middle dot, no white space or invisible characters, upper case. Two spellings that fold alike are the same name; what is
 * shown is always the name as written.
 */
export function foldName(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toUpperCase()
      // Upper case can undo the composition ("ŉ"), and a name folded twice must not change.
      .normalize('NFKC')
      .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
      .replace(/[[\]【】〔〕{}〈〉《》「」『』<>〖〗]/g, bracket => brackets[bracket] ?? bracket)
      .replace(/[•・‧∙⋅●]/g, '·')
  )
}
