/** A key for comparing: compatibility forms folded, no white space or invisible characters, upper case. Not for showing. */
export function foldText(text: string): string {
  if (/^[\u4e00-\u9fffA-Z0-9]*$/.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g, '')
    .replace(/[〔［【[{]/g, '(')
    .replace(/[〕］】\]}]/g, ')')
    .toUpperCase()
}
