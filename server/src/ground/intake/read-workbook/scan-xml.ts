import { FileRefused } from './refuse.ts'

export interface XmlHandlers {
  /** `name` without its prefix; `attributes` as written, to be read by `attribute()`. */
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

const longestTag = 1024 * 1024
/** What is carried over is copied with every chunk, so it must stay small; a cell holds 32,767 characters at most. */
const longestRun = 4 * 1024 * 1024

/**
 * Scans XML as it arrives, without building a tree. A document type is refused: workbooks have none, and entities are
 * the known way to make a small file large.
 */
export async function scanXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const decoder = new TextDecoder('utf-8')
  let pending = ''
  let depth = 0

  const tag = (body: string) => {
    if (body.startsWith('/')) {
      depth--
      handlers.close(localName(body.slice(1).trimEnd()))
      return
    }
    const selfClosing = body.endsWith('/')
    const inner = selfClosing ? body.slice(0, -1) : body
    const space = inner.search(/\s/)
    const name = localName(space < 0 ? inner : inner.slice(0, space))
    handlers.open(name, space < 0 ? '' : inner.slice(space))
    if (selfClosing) handlers.close(name)
    else if (++depth > 256) throw new FileRefused('hostile')
  }

  /** Consumes whole constructs from `pending`; returns what is left for the next chunk. */
  const consume = (input: string, last: boolean): string => {
    let at = 0
    for (;;) {
      const open = input.indexOf('<', at)
      if (open < 0) {
        if (last && at < input.length) handlers.text(decodeEntities(input.slice(at)))
        return last ? '' : input.slice(at)
      }
      if (open > at) handlers.text(decodeEntities(input.slice(at, open)))
      const end = endOfConstruct(input, open)
      if (end < 0) {
        if (input.length - open > longestTag && !input.startsWith('<![CDATA[', open)) throw new FileRefused('hostile')
        return input.slice(open)
      }
      if (input.startsWith('<![CDATA[', open)) handlers.text(input.slice(open + 9, end - 3))
      else if (input.startsWith('<!DOCTYPE', open)) throw new FileRefused('hostile')
      else if (input[open + 1] !== '?' && input[open + 1] !== '!') tag(input.slice(open + 1, end - 1))
      at = end
    }
  }

  for await (const chunk of chunks) {
    pending = consume(pending + decoder.decode(chunk, { stream: true }), false)
    if (pending.length > longestRun) throw new FileRefused('hostile')
  }
  pending = consume(pending + decoder.decode(), true)
  if (depth !== 0 || pending.trim() !== '') throw new FileRefused('damaged')
}

function endOfConstruct(input: string, open: number): number {
  const closeBy = (mark: string) => {
    const found = input.indexOf(mark, open)
    return found < 0 ? -1 : found + mark.length
  }
  if (input.startsWith('<!--', open)) return closeBy('-->')
  if (input.startsWith('<![CDATA[', open)) return closeBy(']]>')
  if (input.startsWith('<?', open)) return closeBy('?>')
  let end = input.indexOf('>', open)
  // a > may stand inside a quoted attribute
  while (end >= 0 && countQuotes(input, open, end) % 2 === 1) end = input.indexOf('>', end + 1)
  return end < 0 ? -1 : end + 1
}

function countQuotes(input: string, from: number, to: number): number {
  let count = 0
  for (let at = input.indexOf('"', from); at >= 0 && at < to; at = input.indexOf('"', at + 1)) count++
  return count
}

const localName = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** The value of one attribute, with or without a prefix, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`)
  while (at > 0 && !/[\s:]/.test(attributes[at - 1] ?? '')) at = attributes.indexOf(`${name}=`, at + 1)
  if (at < 0) return undefined
  const quote = attributes[at + name.length + 1]
  if (quote !== '"' && quote !== "'") return undefined
  const start = at + name.length + 2
  const end = attributes.indexOf(quote, start)
  return end < 0 ? undefined : decodeEntities(attributes.slice(start, end))
}
