import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'oxc-parser'

const han = /\p{Script=Han}/u
const plural = /_(zero|one|two|few|many|other)$/
/** Names of languages are written in the language they name. */
const languageNames = new Set(['English', '中文'])

type Messages = Readonly<Record<string, string>>

/** What is said in a source file outside its messages. */
interface Said {
  /** Whole texts, and beginnings of templates such as `screen.${key}`. */
  readonly texts: Set<string>
  readonly heads: Set<string>
  /** Texts with Chinese characters that are not one half of a `{ zh, en }` pair, with their line. */
  readonly chinese: { readonly line: number; readonly text: string }[]
}

/** Reads a source file's texts from its syntax tree, so that comments and regular expressions do not count. */
export function textsOf(file: string, source: string): Said {
  const said: Said = { texts: new Set(), heads: new Set(), chinese: [] }
  const note = (text: string, start: number, inPair: boolean) => {
    if (!inPair && han.test(text))
      said.chinese.push({ line: source.slice(0, start).split('\n').length, text: text.trim() })
  }
  const visit = (node: unknown, inPair: boolean): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, inPair)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const at = node as Record<string, unknown> & { type?: string; start?: number }
    const start = at.start ?? 0
    if (at.type === 'Literal' && typeof at.value === 'string') {
      said.texts.add(at.value)
      note(at.value, start, inPair)
    } else if (at.type === 'JSXText') note(String(at.value), start, false)
    else if (at.type === 'TemplateLiteral') {
      const quasis = at.quasis as { value: { cooked: string | null } }[]
      const pieces = quasis.map(quasi => quasi.value.cooked ?? '')
      const [head = ''] = pieces
      if (pieces.length === 1) said.texts.add(head)
      else if (head !== '') said.heads.add(head)
      for (const piece of pieces) note(piece, start, inPair)
    }
    const pair = at.type === 'ObjectExpression' && isPair(at.properties)
    for (const [key, child] of Object.entries(at)) if (key !== 'type') visit(child, inPair || pair)
  }
  visit(parseSync(file, source).program, false)
  return said
}

/** A sentence in both languages at once, as refusals made on this side carry it. */
function isPair(properties: unknown): boolean {
  const keys = (properties as { key?: { name?: string } }[]).map(property => property.key?.name)
  return keys.includes('zh') && keys.includes('en')
}

const variablesIn = (message: string) =>
  [...message.matchAll(/\{\{(\w+)\}\}/g)]
    .map(match => match[1] ?? '')
    .sort((one, other) => one.localeCompare(other))
    .join(' ')
/** Whether anything is said besides the values put in: `{{done}}/{{all}}` is the same in every language. */
const hasWords = (message: string) => /\p{Letter}/u.test(message.replaceAll(/\{\{\w+\}\}/g, ''))
const stemsOf = (messages: Messages) => new Set(Object.keys(messages).map(key => key.replace(plural, '')))

/** What is wrong between the two languages of one room. */
export function compareLanguages(room: string, zh: Messages, en: Messages): string[] {
  const wrong: string[] = []
  const stems = { zh: stemsOf(zh), en: stemsOf(en) }
  for (const stem of stems.zh) if (!stems.en.has(stem)) wrong.push(`${room}: ${stem} is missing in English`)
  for (const stem of stems.en) if (!stems.zh.has(stem)) wrong.push(`${room}: ${stem} is missing in Chinese`)
  for (const [key, message] of Object.entries(zh)) {
    if (message.trim() === '') wrong.push(`${room}: ${key} is empty in Chinese`)
    else if (!han.test(message) && hasWords(message) && !languageNames.has(message))
      wrong.push(`${room}: ${key} is not Chinese: ${message}`)
    const other = en[key]
    if (other !== undefined && variablesIn(other) !== variablesIn(message)) {
      wrong.push(`${room}: ${key} uses other values in English than in Chinese`)
    }
  }
  for (const [key, message] of Object.entries(en)) {
    if (message.trim() === '') wrong.push(`${room}: ${key} is empty in English`)
    else if (han.test(message) && !languageNames.has(message))
      wrong.push(`${room}: ${key} is not translated: ${message}`)
  }
  return wrong
}

async function messagesOf(file: string): Promise<Messages> {
  const module: { words?: Messages } = await import(pathToFileURL(file).href)
  if (!module.words) throw new Error(`${file} does not export words`)
  return module.words
}

/**
 * Looks through the web's messages: said in one language only, not translated, with other values, asked for nowhere; and Chinese
 * written into the code instead of the messages.
 * @param root folder of the web's sources
 * @returns what is wrong, a line each, and how much was looked at
 */
export async function checkMessages(root: string): Promise<{ wrong: string[]; files: number; messages: number }> {
  const wrong: string[] = []
  const sources = globSync('**/*.{ts,tsx}', { cwd: root }).filter(file => !/\.test\.tsx?$/.test(file))
  const isWords = (file: string) => /(^|\/)words\.(zh|en)\.ts$/.test(file)
  const texts = new Set<string>()
  const heads = new Set<string>()
  for (const file of sources.filter(one => !isWords(one))) {
    const said = textsOf(file, readFileSync(join(root, file), 'utf8'))
    for (const text of said.texts) texts.add(text)
    for (const head of said.heads) heads.add(head)
    for (const { line, text } of said.chinese) wrong.push(`${file}:${line}: Chinese outside the messages: ${text}`)
  }
  let messages = 0
  for (const file of sources.filter(one => one.endsWith('words.zh.ts'))) {
    const room = dirname(file)
    const english = join(root, room, 'words.en.ts')
    if (!existsSync(english)) {
      wrong.push(`${room}: there is no words.en.ts beside words.zh.ts`)
      continue
    }
    const zh = await messagesOf(join(root, file))
    wrong.push(...compareLanguages(room, zh, await messagesOf(english)))
    for (const stem of stemsOf(zh)) {
      messages += 1
      const used = texts.has(stem) || [...heads].some(head => head.includes('.') && stem.startsWith(head))
      if (!used) wrong.push(`${room}: ${stem} is asked for nowhere`)
    }
  }
  return { wrong, files: sources.length, messages }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..', 'web', 'src')
  const { wrong, files, messages } = await checkMessages(root)
  for (const line of wrong) console.error(line)
  // A check that saw nothing must not report success.
  if (files < 20 || messages < 50) {
    console.error(`only ${files} files and ${messages} messages were seen below ${relative(process.cwd(), root)}`)
    process.exitCode = 1
  }
  if (wrong.length > 0) process.exitCode = 1
  console.log(`${messages} messages in ${files} files, ${wrong.length} wrong`)
}
