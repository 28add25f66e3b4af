const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]/g

/** Most cells need no cleaning, and lists have hundreds of thousands of them. */
const untidy = /[\s\u0000-\u001f\u007f-\u00ad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\ufff9-\uffff]/

/** Text without invisible characters, with plain spaces and `\n` for line ends, trimmed. Lines stay lines. */
export function cleanText(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(invisible, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** One line: line ends and the spaces that people put between Chinese characters for looks are dropped. */
export function cleanLine(text: string): string {
  if (!untidy.test(text)) return text
  const line = cleanText(text).replace(/\n+/g, ' ')
  return line
    .replace(/(?<=[^\x20-\x7e]) +| +(?=[^\x20-\x7e])/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
