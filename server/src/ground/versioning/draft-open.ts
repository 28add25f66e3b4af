import { refuse } from '../errors/refuse.ts'
import type { NumberedVersion } from './numbered-version.ts'

/** Why no second draft is begun; without the first one where two began at the same moment. `code` is the noun's own, a 409. */
export function draftOpen(
  code: `${string}.draftOpen`,
  open: Pick<NumberedVersion<unknown>, 'id' | 'number' | 'draftedWords'> | null,
) {
  return refuse(
    409,
    code,
    open
      ? {
          zh: `第 ${open.number} 版正在编制，由${open.draftedWords}起草`,
          en: `Version ${open.number} is being drafted already, by ${open.draftedWords}`,
        }
      : { zh: '已有人同时起草了新版本', en: 'Somebody began the next version at the same moment' },
    { zh: '请在该草稿上编辑，或先放弃它', en: 'Edit that draft, or discard it first' },
    open ? { current: { id: open.id, number: open.number } } : {},
  )
}
