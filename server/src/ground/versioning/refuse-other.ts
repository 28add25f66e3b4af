import { refuse } from '../errors/refuse.ts'
import type { NumberedVersion } from './numbered-version.ts'

/** Who agreed to replace one version has not agreed to replace another. `code` is the noun's own, a 409. */
export function refuseOther(
  code: `${string}.replacedMeanwhile`,
  standing: Pick<NumberedVersion<unknown>, 'id' | 'number'> | undefined,
  replaces: string | null,
): void {
  if ((standing?.id ?? null) === replaces) return
  throw refuse(
    409,
    code,
    standing
      ? {
          zh: `现行版本已是第 ${standing.number} 版`,
          en: `The version in use is number ${standing.number} by now`,
        }
      : { zh: '原现行版本已停用', en: 'The version that was in use has been withdrawn' },
    { zh: '请与现行版本对比后再启用', en: 'Compare with the version in use, then decide' },
    { current: standing ? { id: standing.id, number: standing.number } : null },
  )
}
