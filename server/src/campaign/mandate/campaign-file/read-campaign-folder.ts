import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import {
  AreasFile,
  AssessmentFile,
  CampaignFile,
  ChecklistFile,
  ClocksFile,
  DimensionsFile,
  IndustriesFile,
  LevelsFile,
  ProblemWordsFile,
  UnitsFile,
} from '#contract/mandate/campaign-file.ts'
import { ExchangeFile } from '#contract/mandate/exchange-file.ts'
import { GuardFile } from '#contract/mandate/guard-file.ts'
import { HelpFile } from '#contract/mandate/help-file.ts'
import { IntegrityFile } from '#contract/mandate/integrity-file.ts'
import { PapersFile } from '#contract/mandate/papers-file.ts'
import { TasksFile } from '#contract/mandate/tasks-file.ts'
import { WatchFile } from '#contract/mandate/watch-file.ts'
import type { CampaignFault } from './campaign-fault.ts'
import { describeIssue, writePath } from './describe-issue.ts'

/** Each file by itself valid; a file that is not is absent, and its faults are in the list. */
export interface CampaignFiles {
  readonly campaign?: z.infer<typeof CampaignFile> | undefined
  readonly industries?: z.infer<typeof IndustriesFile> | undefined
  readonly areas?: z.infer<typeof AreasFile> | undefined
  readonly units?: z.infer<typeof UnitsFile> | undefined
  readonly tasks?: z.infer<typeof TasksFile> | undefined
  readonly dimensions?: z.infer<typeof DimensionsFile> | undefined
  readonly clocks?: z.infer<typeof ClocksFile> | undefined
  readonly levels?: z.infer<typeof LevelsFile> | undefined
  readonly problemWords?: z.infer<typeof ProblemWordsFile> | undefined
  readonly assessment?: z.infer<typeof AssessmentFile> | undefined
  readonly integrity?: z.infer<typeof IntegrityFile> | undefined
  readonly papers?: z.infer<typeof PapersFile> | undefined
  readonly watch?: z.infer<typeof WatchFile> | undefined
  readonly exchange?: z.infer<typeof ExchangeFile> | undefined
  readonly guard?: z.infer<typeof GuardFile> | undefined
  readonly help?: z.infer<typeof HelpFile> | undefined
  readonly checklists: readonly { readonly file: string; readonly content: z.infer<typeof ChecklistFile> }[]
}

/** Reads every YAML file of the folder and holds it against its schema; never throws for what is in the files. */
export function readCampaignFolder(folder: string): { files: CampaignFiles; faults: CampaignFault[] } {
  const faults: CampaignFault[] = []
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | undefined => {
    const value = parseYaml(folder, file, faults)
    if (value === undefined) return undefined
    const parsed = schema.safeParse(value, { reportInput: true })
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) faults.push({ file, path: writePath(issue.path), ...describeIssue(issue) })
    return undefined
  }
  const checklists = listChecklists(folder, faults).flatMap(file => {
    const content = read(file, ChecklistFile)
    return content === undefined ? [] : [{ file, content }]
  })
  const files = {
    campaign: read('campaign.yaml', CampaignFile),
    industries: read('industries.yaml', IndustriesFile),
    areas: read('areas.yaml', AreasFile),
    units: read('units.yaml', UnitsFile),
    tasks: read('tasks.yaml', TasksFile),
    dimensions: read('dimensions.yaml', DimensionsFile),
    clocks: read('clocks.yaml', ClocksFile),
    levels: read('levels.yaml', LevelsFile),
    problemWords: read('problem-words.yaml', ProblemWordsFile),
    assessment: read('assessment.yaml', AssessmentFile),
    integrity: read('integrity.yaml', IntegrityFile),
    papers: read('papers.yaml', PapersFile),
    watch: read('watch.yaml', WatchFile),
    exchange: read('exchange.yaml', ExchangeFile),
    guard: read('guard.yaml', GuardFile),
    help: read('help.yaml', HelpFile),
    checklists,
  }
  return { files, faults }
}

function listChecklists(folder: string, faults: CampaignFault[]): string[] {
  try {
    return readdirSync(join(folder, 'checklists'))
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => `checklists/${name}`)
  } catch {
    faults.push({ file: 'checklists', path: '', zh: '缺少此文件夹', en: 'this folder is missing' })
    return []
  }
}

function parseYaml(folder: string, file: string, faults: CampaignFault[]): unknown {
  let source: string
  try {
    source = readFileSync(join(folder, file), 'utf8')
  } catch {
    faults.push({ file, path: '', zh: '缺少此文件，或无权读取', en: 'this file is missing or may not be read' })
    return undefined
  }
  // Aliases are refused: the files need none, and nested ones can blow a small file up to gigabytes.
  const document = parseDocument(source, { uniqueKeys: true, prettyErrors: true })
  for (const error of document.errors) {
    const line = error.linePos?.[0].line
    const reason = error.message.split('\n')[0] ?? error.message
    faults.push({
      file,
      path: line === undefined ? '' : `:${line}`,
      zh: `第 ${line ?? '?'} 行不是合法的 YAML：${reason}`,
      en: `line ${line ?? '?'} is not valid YAML: ${reason}`,
    })
  }
  if (document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 })
    if (value !== null) return value
    faults.push({ file, path: '', zh: '文件是空的', en: 'the file is empty' })
  } catch {
    faults.push({ file, path: '', zh: '不能使用 YAML 别名（& 和 *）', en: 'YAML aliases (& and *) may not be used' })
  }
  return undefined
}
