import type { Words } from '#contract/ground/endpoint.ts'
import { type ListedPerson, mostPeopleInList } from '#contract/ground/people-list.ts'
import type { Tx } from '../../database/transaction.ts'
import { Refusal } from '../../errors/refusal.ts'
import { type CampaignWords, normaliseUsername } from '../../identity/index.ts'
import { judgeRows } from '../../intake/judge/judge-rows.ts'
import { foldText } from '../../intake/normalise/fold-text.ts'
import { readWorkbook } from '../../intake/read-workbook/read-workbook.ts'
import { defaultBudget, isRefusal } from '../../intake/read-workbook/workbook.ts'
import { judgeProposal } from '../judge-proposal.ts'
import { proposalWords } from '../proposal-words.ts'
import { type PersonCandidate, peopleTarget } from './people-target.ts'
import { type Directory, proposalOfRow, type UnitOfList } from './proposal-of-row.ts'

/** A row as it was read, under sheet and number. */
export interface ReadPerson {
  readonly key: string
  readonly values: PersonCandidate
}

/** Reads the rows of a workbook, in a process of its own; a file that cannot be read comes back with its sentence. */
export async function readPeopleList(
  path: string,
  name: string,
): Promise<{ message: Words; rows?: never } | { message: null; rows: ReadPerson[] }> {
  const workbook = await readWorkbook(path, name, defaultBudget)
  if (isRefusal(workbook)) return { message: { zh: workbook.zh, en: workbook.en } }
  const judged = await judgeRows(workbook, peopleTarget, null)
  const rows = judged.rows.flatMap(row =>
    row.values && row.outcome === 'create' ? [{ key: `${row.sheet}!${row.row}`, values: row.values }] : [],
  )
  if (rows.length === 0) {
    return {
      message: {
        zh: '没有找到人员：表头应有姓名、用户名、单位、角色，可有电话、岗位名称、网格、行业、任职起、任职止',
        en: 'No people were found: the header has name, user name, unit and role, and may have telephone, title, grids, industries, from and until',
      },
    }
  }
  if (rows.length > mostPeopleInList) {
    return {
      message: {
        zh: `共 ${rows.length} 行，一次最多 ${mostPeopleInList} 行，请拆分`,
        en: `There are ${rows.length} rows; at most ${mostPeopleInList} are taken at once, split the file`,
      },
    }
  }
  return { message: null, rows }
}

/** Says of each row what it would become, as the proposal it stands for is judged; nothing is written. */
export async function judgePeople(
  tx: Tx,
  rows: readonly ReadPerson[],
  {
    campaign,
    industries,
    day,
  }: { campaign: CampaignWords; industries: readonly { id: string; name: string }[]; day: string },
): Promise<ListedPerson[]> {
  const directory = await readDirectory(tx, rows, industries)
  const seen = new Map<string, string>()
  const judged: ListedPerson[] = []
  for (const { key, values } of rows) {
    const normalisedName = normaliseUsername(values.username)
    const { proposal, wrong: found } = proposalOfRow(values, directory, { day, normalisedName })
    const wrong: Words[] = [...(found ?? [])]
    const earlier = seen.get(normalisedName)
    if (earlier !== undefined && values.username !== '' && !directory.people.has(normalisedName)) {
      wrong.push({
        zh: `用户名 ${normalisedName} 与 ${earlier} 重复；同一人的第二个岗位请在账号批准后再导入`,
        en: `The user name ${normalisedName} is that of ${earlier}; a second post is taken in once the account is approved`,
      })
    }
    seen.set(normalisedName, key)
    const said = { key, name: values.name, username: values.username }
    if (!proposal || wrong.length > 0) {
      judged.push({ ...said, words: null, wrong, proposal: null })
      continue
    }
    try {
      const concerned = await judgeProposal(tx, proposal)
      judged.push({ ...said, words: await proposalWords(tx, proposal, concerned, campaign), wrong: [], proposal })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      judged.push({ ...said, words: null, wrong: wrongOf(error), proposal: null })
    }
  }
  return judged
}

/** The sentences at the fields, or the refusal's own. */
export function wrongOf({ zh, en, accepted, fields }: Refusal): Words[] {
  if (fields && fields.length > 0) return fields.map(field => ({ zh: field.zh, en: field.en }))
  return [{ zh: [zh, accepted?.zh].filter(Boolean).join('；'), en: [en, accepted?.en].filter(Boolean).join('; ') }]
}

async function readDirectory(
  tx: Tx,
  rows: readonly ReadPerson[],
  industries: readonly { id: string; name: string }[],
): Promise<Directory> {
  const units = await tx.query<UnitOfList & { shortName: string | null } & Record<string, unknown>>(
    `select id, name, short_name as "shortName", level, area, township, industries from ground.unit where closed_on is null and level <> 'external'`,
  )
  const grids = await tx.query<{ code: string; name: string; township: string | null }>(
    `select code, name, parent_code as township from ground.place where kind = 'grid'`,
  )
  const people = await tx.query<{ id: string; name: string; username: string }>(
    'select id, name, username from ground.person where ended_at is null and username = any ($1)',
    [rows.map(({ values }) => normaliseUsername(values.username))],
  )
  return {
    units: grouped(units.flatMap(unit => namesOf(unit).map(name => [name, unit] as const))),
    grids: grouped(grids.flatMap(grid => [grid.name, grid.code].map(name => [name, grid] as const))),
    industries: new Map(industries.flatMap(({ id, name }) => [id, name].map(text => [foldText(text), id] as const))),
    people: new Map(people.map(({ username, ...person }) => [username, person])),
  }
}

const namesOf = ({ id, name, shortName }: { id: string; name: string; shortName: string | null }) => [
  ...new Set([id, name, ...(shortName ? [shortName] : [])]),
]

function grouped<Value>(entries: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const found = new Map<string, Value[]>()
  for (const [name, value] of entries) found.set(foldText(name), [...(found.get(foldText(name)) ?? []), value])
  return found
}
