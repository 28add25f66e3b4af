import type { ListColumn } from '#contract/baseline/list-version.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Role } from '#contract/ground/role.ts'

/** A list that can be frozen. A stage registers its own; nothing else knows the lists by name. */
export interface FrozenList {
  readonly key: string
  readonly words: Words
  readonly clause: string
  /** Who hands it up, each within the area and industry of the post. */
  readonly frozenBy: readonly Role[]
  /** The official columns (domain.md §6.2). */
  readonly columns: readonly ListColumn[]
  /** The measure that counts the same rows, so that a list can be told as of any day. */
  readonly measure: string
  /** Whose trail says why a row came, went or changed; and what its acts are called. */
  readonly noun: string
  readonly actWords: (action: string) => Words
  /** Column of a fact that is sealed telephone text; opened and masked when shown. */
  readonly sealed?: { readonly fact: string; readonly open: (sealed: string) => string }
  /**
   * The rows of one cell (`$1` area, `$2` industry) as they stand: `key`, `subject_id`, `enterprise_id`, `township`, `grid`, `name`, `facts`
   * (jsonb of texts). A select of our own making; the asker's row-level security holds in it.
   */
  readonly rowsOfCell: string
}
