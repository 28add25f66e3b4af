import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { EnterpriseCase } from '../enterprise/enterprise.store.ts'
import { factChanges } from '../enterprise/fact-changes.ts'
import { makeEnterprise } from '../enterprise/make-enterprise.ts'
import type { TakeIn } from '../enterprise/rules-of-lists.ts'
import { factsForKnown, newIndustries } from './difference-of-row.ts'
import type { Made } from './import-target.ts'
import { readCases } from './known-cases.store.ts'
import { enterpriseOfRow, type KeptRow, type RowEnd } from './rows.store.ts'
import type { TakingIn } from './taking-in.ts'
import { sayMissing, wantedOf, whatIsMissing } from './wanted-enterprise.ts'

/**
 * Writes one row: a new enterprise, an update of one that is there, a further site, or nothing but what it brings along; then the
 * problems and measures. Throws a Refusal that says why the row stays out.
 */
export async function writeRow(tx: Tx, taking: TakingIn, batchId: string, row: KeptRow): Promise<RowEnd> {
  const { the, made, changed } = await enterpriseOf(tx, taking, batchId, row)
  const brought = await bring(tx, taking, batchId, row, the)
  const nothing = made.length === 0 && !changed && brought.made.length === 0
  return {
    state: nothing ? 'unchanged' : 'written',
    enterpriseId: the.id,
    made: [...made, ...brought.made],
    result: brought.words ?? (nothing ? { zh: '与库中一致，没有变化', en: 'The same as the register says' } : null),
  }
}

interface Written {
  the: EnterpriseCase
  made: Made[]
  changed: boolean
}

async function enterpriseOf(tx: Tx, taking: TakingIn, batchId: string, row: KeptRow): Promise<Written> {
  const { decision } = row
  if (decision?.kind === 'same') return update(tx, taking, batchId, row, decision.enterpriseId)
  if (decision?.kind === 'otherSite') return addSite(tx, taking, batchId, row, decision.enterpriseId)
  if (decision?.kind === 'different' || decision?.kind === 'correct') return create(tx, taking, batchId, row)
  if (row.outcome === 'create' || row.outcome === 'create_warn') return create(tx, taking, batchId, row)
  if (row.aboutEnterprise) return update(tx, taking, batchId, row, row.aboutEnterprise)
  const about = row.aboutRow ? await enterpriseOfRow(tx, batchId, row.aboutRow) : null
  if (!about) {
    throw refuse(
      409,
      'wrongState',
      { zh: `所属的第 ${row.aboutRow?.row ?? '?'} 行还没有导入`, en: 'The row it belongs to has not been written' },
      { zh: '先处理那一行，再导入本行', en: 'See to that row first' },
    )
  }
  // a row that continues one above says nothing of the enterprise itself
  return update(tx, taking, batchId, row, about)
}

async function create(tx: Tx, taking: TakingIn, batchId: string, row: KeptRow): Promise<Written> {
  const wanted = wantedOf(row.candidate, row.decision)
  const missing = whatIsMissing(wanted)
  if (missing.length > 0 || wanted.township === null) {
    throw refuse(422, 'missing', sayMissing(missing))
  }
  const { after } = await makeEnterprise(tx, taking, taking.enterprises, deriveRequestId(batchId, row.id), {
    ...wanted,
    township: wanted.township,
    importBatch: batchId,
  })
  return { the: after, made: [{ target: 'enterprise', id: after.id, label: after.name }], changed: true }
}

async function update(tx: Tx, taking: TakingIn, batchId: string, row: KeptRow, enterpriseId: string): Promise<Written> {
  const the = await known(tx, enterpriseId)
  const { candidate } = row
  if (!candidate || candidate.name === '' || row.aboutRow) return { the, made: [], changed: false }
  const facts = factsForKnown(the, candidate)
  const industries = newIndustries(the, candidate)
  return takeIn(tx, taking, the, row, { batchId, facts, industries })
}

async function addSite(
  tx: Tx,
  taking: TakingIn,
  batchId: string,
  row: KeptRow,
  enterpriseId: string,
): Promise<Written> {
  const the = await known(tx, enterpriseId)
  const wanted = wantedOf(row.candidate, row.decision)
  if (wanted.township === null) {
    throw refuse(422, 'missing', { zh: '还缺：乡镇（街道）', en: 'It lacks a township' })
  }
  const site = {
    name: wanted.facts.address || wanted.name,
    township: wanted.township,
    address: wanted.facts.address ?? null,
    place: wanted.facts.place ?? null,
  }
  const written = await takeIn(tx, taking, the, row, { batchId, facts: {}, industries: [], site })
  return { ...written, made: [{ target: 'site', id: the.id, label: site.name }], changed: true }
}

async function takeIn(tx: Tx, taking: TakingIn, the: EnterpriseCase, row: KeptRow, input: TakeIn): Promise<Written> {
  if (!input.site && (input.industries ?? []).length === 0 && !brings(the, input, taking)) {
    return { the, made: [], changed: false }
  }
  const after = await actWithin(tx, taking, taking.enterprises, {
    id: the.id,
    action: 'takeIn',
    requestId: deriveRequestId(input.batchId, row.id),
    input,
  })
  return { the: after, made: [], changed: true }
}

function brings(the: EnterpriseCase, { facts }: TakeIn, { sealing }: TakingIn): boolean {
  return factChanges(the, facts, sealing).changes.length > 0
}

async function known(tx: Tx, enterpriseId: string): Promise<EnterpriseCase> {
  const the = (await readCases(tx, [enterpriseId])).get(enterpriseId)
  if (the) return the
  throw refuse(404, 'notFound', {
    zh: '所指的企业不存在，或不在您的岗位范围内',
    en: 'The enterprise named does not exist, or your post does not reach it',
  })
}

/** Problems and measures go to the stages that keep them; those known by their words are left out. */
async function bring(
  tx: Tx,
  taking: TakingIn,
  batchId: string,
  row: KeptRow,
  the: EnterpriseCase,
): Promise<{ made: readonly Made[]; words: Words | null }> {
  const { candidate } = row
  const matter = (candidate?.problems.length ?? 0) + (candidate?.unpairedMeasures.length ?? 0)
  if (!candidate || matter === 0) return { made: [], words: null }
  if (taking.targets.length === 0) {
    return { made: [], words: { zh: '问题与措施未导入：本系统尚未启用该模块', en: 'Its problems were not brought in' } }
  }
  const made: Made[] = []
  const left: Words[] = []
  for (const target of taking.targets) {
    const there = new Set(((await target.recognise(tx, [the.id])).get(the.id) ?? []).map(foldText))
    const problems = candidate.problems.filter(problem => !there.has(foldText(problem.text)))
    const repeated = candidate.problems.length > 0 && problems.length === 0
    if (problems.length === 0 && (repeated || candidate.unpairedMeasures.length === 0)) continue
    const written = await target.write(tx, {
      enterprise: {
        id: the.id,
        name: the.name,
        area: the.area,
        county: the.county,
        township: the.township,
        grid: the.grid ?? null,
        industries: the.industries,
      },
      industry:
        candidate.industry && the.industries.includes(candidate.industry.code) ? candidate.industry.code : the.industry,
      problems,
      unpairedMeasures: candidate.unpairedMeasures,
      deadline: candidate.deadline,
      batchId,
      requestId: deriveRequestId(batchId, `${row.id} ${target.key}`),
    })
    made.push(...written.made)
    if (written.left) left.push(written.left)
  }
  const [words = null] = left
  return { made, words }
}
