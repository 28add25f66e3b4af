import type { z } from 'zod'
import type { showEvidenceWarnings as endpoint } from '#contract/remediation/evidence-warning.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { filesById } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import type { RemediationContext } from '../context.ts'
import { picturesOfWork, stateOfProblem, type UseOfPicture, usesOfPictures } from './evidence.store.ts'
import { type OtherUse, warnOfEvidence } from './warn-of-evidence.ts'

/**
 * 证据提醒 for whoever checks, worked out anew each time it is asked; nothing of it is kept, counted or ranked. Only while the problem
 * is being checked: before that the evidence is still changing, and afterwards it has been judged. Throws 404 out of reach.
 */
export function showEvidenceWarnings(
  { database, campaign }: RemediationContext,
  actor: Actor,
  id: string,
): Promise<z.input<typeof endpoint.reply>> {
  return reading(database, actor, async tx => {
    const state = await stateOfProblem(tx, id)
    if (state === undefined) throw absent()
    if (state !== 'checking') return { files: [] }
    const pictures = await picturesOfWork(tx, id)
    const ids = pictures.map(({ fileId }) => fileId)
    const [files, uses] = await Promise.all([filesById(tx, ids), usesOfPictures(tx, ids)])
    const areaName = (code: string) => campaign.areas.find(area => area.code === code)?.name ?? campaign.city.name
    return {
      files: pictures.flatMap(({ fileId, workBegan, lng, lat }) => {
        const file = files.get(fileId)
        if (!file) return []
        const warnings = warnOfEvidence({
          file,
          workBegan,
          workplace: lng === null || lat === null ? null : { lng, lat },
          uses: distinct(
            uses.filter(use => use.fileId === fileId && counts(use, id)).map(use => otherUse(use, id, areaName)),
          ),
        })
        return warnings.length > 0 ? [{ fileId, warnings }] : []
      }),
    }
  })
}

/** A picture may prove several measures of its problem and stand in its reports; what it may not be is a picture from before the work. */
const counts = (use: UseOfPicture, problem: string) => use.problemId !== problem || use.purpose === 'before'

const otherUse = (use: UseOfPicture, problem: string, areaName: (code: string) => string): OtherUse => ({
  exact: use.same,
  number: use.number,
  ownBefore: use.problemId === problem,
  areaName: areaName(use.area),
})

/** One warning for each problem and for each area out of reach, however many of its measures have the picture. */
function distinct(uses: readonly OtherUse[]): OtherUse[] {
  const seen = new Map<string, OtherUse>()
  for (const use of uses) {
    const key = `${use.ownBefore} ${use.number ?? use.areaName}`
    if (!seen.has(key)) seen.set(key, use)
  }
  // what the checker can open comes first
  return [...seen.values()].sort((one, other) => Number(one.number === null) - Number(other.number === null))
}
