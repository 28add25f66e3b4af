import type { Tx } from '../database/transaction.ts'

/** What identity leaves in the audit. Names of accounts that do not exist are never among it: they may be passwords. */
export interface IdentityNote {
  readonly action:
    | 'signedIn'
    | 'signedOn'
    | 'signInFailed'
    | 'signOnRefused'
    | 'signOnBound'
    | 'signOnUnbound'
    | 'signedOut'
    | 'sessionEnded'
    | 'postChosen'
    | 'passwordChanged'
    | 'passwordSet'
    | 'accountLocked'
    | 'accountUnlocked'
    | 'secondFactorSet'
    | 'secondFactorFailed'
    | 'secondFactorRemoved'
    | 'secondFactorReset'
    | 'recoveryCodeUsed'
    | 'recoveryCodesRenewed'
  readonly personId: string | null
  readonly postId?: string | null | undefined
  readonly sessionId?: string | undefined
  /** A keyed digest of what was typed as a name. */
  readonly nameKey?: Buffer | undefined
  /** Whose account it is, where somebody else acts on it. */
  readonly subjectId?: string | undefined
}

/** Writes an audit row of kind `signIn` in the caller's transaction. */
export async function note(tx: Tx, said: IdentityNote): Promise<void> {
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, field_names, values_hash)
     values ('signIn', $1, $2, $3, $4, $5, '{}', $6)`,
    [
      said.action,
      said.sessionId ? 'session' : 'person',
      said.sessionId ?? said.subjectId ?? said.personId,
      said.personId,
      said.postId ?? null,
      said.nameKey ?? null,
    ],
  )
}
