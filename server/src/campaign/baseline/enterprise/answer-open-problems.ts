import type { ExitProof } from '#contract/baseline/exit-proof.ts'
import type { HangingRecord } from '#contract/baseline/hanging-record.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { HangingRecords } from './hanging-records.ts'
import { openProblemsOf } from './open-problems.store.ts'

/** What hangs on an enterprise and is open: those in reach, and how many are not. */
export async function openRecordsOf(
  tx: Tx,
  kinds: readonly HangingRecords[],
  enterpriseId: string,
): Promise<{ byKind: { kind: HangingRecords; records: HangingRecord[] }[]; elsewhere: number }> {
  const byKind = []
  for (const kind of kinds) byKind.push({ kind, records: await kind.open(tx, enterpriseId) })
  const seen = byKind.reduce((sum, { records }) => sum + records.length, 0)
  return { byKind, elsewhere: Math.max(0, (await openProblemsOf(tx, enterpriseId)) - seen) }
}

/**
 * 登记关停: no open problem is left behind. For each that has no way out yet 随关停销号 is proposed on what was found on site; another person
 * confirms each by a visit of their own (lifecycles.md, problem: exits).
 *
 * Throws 422 `enterprise.openProblems` without proof where one is wanted, 409 `enterprise.problemsElsewhere` where some are out of reach.
 */
export async function answerOpenProblems(
  tx: Tx,
  kinds: readonly HangingRecords[],
  closing: { enterpriseId: string; reason: string; proof: ExitProof | undefined; requestId: string },
): Promise<void> {
  const { byKind, elsewhere } = await openRecordsOf(tx, kinds, closing.enterpriseId)
  if (elsewhere > 0) {
    throw refuse(
      409,
      'enterprise.problemsElsewhere',
      {
        zh: `还有 ${elsewhere} 个未销号问题不在您的岗位范围内，不能登记关停`,
        en: `${elsewhere} open problems lie beyond your post, so its closing cannot be recorded`,
      },
      {
        zh: '请由管辖该企业全部行业的单位办理，如区块工作专班、生态环境分局',
        en: 'Let a unit in charge of all its industries do it',
      },
    )
  }
  const waiting = byKind.map(({ kind, records }) => ({ kind, records: records.filter(({ answered }) => !answered) }))
  const labels = waiting.flatMap(({ records }) => records.map(({ label }) => label))
  if (labels.length === 0) return
  const { proof } = closing
  if (!proof) throw unanswered(labels)
  for (const { kind, records } of waiting) await kind.endWith(tx, records, { ...closing, proof })
}

function unanswered(labels: readonly string[]) {
  const said = labels.slice(0, 10).join('、') + (labels.length > 10 ? ' 等' : '')
  return refuse(
    422,
    'enterprise.openProblems',
    {
      zh: `名下还有 ${labels.length} 个未销号问题：${said}`,
      en: `${labels.length} problems are open: ${labels.slice(0, 10).join(', ')}`,
    },
    {
      zh: '请填写现场核实的两断三清，一并提出随关停销号；不随关停的问题先在问题页办理移送或并案',
      en: 'Say what was found on site, and each is proposed to end with it; transfer or merge first what should not',
    },
    {
      fields: [
        {
          path: 'proof.files',
          zh: '未销号问题须以现场核实为据随关停销号',
          en: 'Open problems end with it on proof from the site',
        },
      ],
    },
  )
}
