const candidates = [',', '\t', ';', '，', '|'] as const

/**
 * The delimiter that cuts the first lines into the same number of fields most often; a tab only stands for itself where
 * no other does, since staff put tabs after codes to keep their digits.
 */
export function sniffDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (declared !== undefined) return declared
  const sample = text.slice(0, 64 * 1024)
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const counts = new Map<number, number>()
    let lines = 0
    for (const fields of splitBy(sample, delimiter)) {
      if (++lines > 60) break
      if (fields.length > 1) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
    }
    for (const [width, times] of counts) {
      const score = times * Math.log2(width + 1) * (delimiter === '，' || delimiter === '|' ? 0.5 : 1)
      if (score > best.score) best = { delimiter, score }
    }
  }
  return best.delimiter
}

/** Rows of fields. Quoted fields may hold delimiters, doubled quotes and line ends; `="0570"` gives its text. */
export function* splitDelimited(text: string): Generator<string[]> {
  const delimiter = sniffDelimiter(text)
  const body = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '')
  for (const fields of splitBy(body, delimiter)) yield fields.map(field => /^="([^"]*)"$/.exec(field)?.[1] ?? field)
}

function* splitBy(text: string, delimiter: string): Generator<string[]> {
  let fields: string[] = []
  let at = 0
  while (at <= text.length) {
    const [field, next] = takeField(text, at, delimiter)
    fields.push(field)
    const mark = text[next]
    at = next + 1
    if (mark === delimiter) continue
    if (mark === '\r' && text[at] === '\n') at++
    yield fields
    fields = []
    if (at >= text.length) return
  }
}

/** A quote that never closes is taken as a character, or the rest of the file would become one cell. */
function takeField(text: string, start: number, delimiter: string): [string, number] {
  if (text[start] === '"') {
    let end = text.indexOf('"', start + 1)
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
    const after = text[end + 1]
    if (
      end >= 0 &&
      end - start < 40_000 &&
      (after === undefined || after === delimiter || after === '\n' || after === '\r' || after === '\t')
    ) {
      const tab = after === '\t' && delimiter !== '\t'
      return [
        text.slice(start + 1, end).replaceAll('""', '"') + (tab ? '\t' : ''),
        tab ? skipTabs(text, end + 1) : end + 1,
      ]
    }
  }
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return [text.slice(start, end), end]
}

function skipTabs(text: string, from: number): number {
  let at = from
  while (text[at] === '\t') at++
  return at
}
