import { z } from 'zod'
import { Day, endpoint, Moment, PageQuery, page } from './endpoint.ts'
import { WordsShape } from './identity.ts'

/** What the audit knows: acts upon records, sensitive reads, matters of signing in, grants of administrators, the calendar, backups. */
export const AuditKind = z.enum(['act', 'read', 'signIn', 'grant', 'calendar', 'backup'])
export type AuditKind = z.infer<typeof AuditKind>

/**
 * One row of the audit as the auditor sees it: who did or opened what and when, by names of fields and a hash. Values are not among
 * it; the auditor holds no case scope.
 */
export const AuditEntry = z.object({
  id: z.string(),
  /** Real time, not business time. */
  at: Moment,
  /** A kind of `AuditKind`, or one that a later stage writes. */
  kind: z.string(),
  action: z.string(),
  noun: z.string().nullable(),
  subjectId: z.string().nullable(),
  personName: z.string().nullable(),
  username: z.string().nullable(),
  unitName: z.string().nullable(),
  fieldNames: z.array(z.string()),
  /** Hexadecimal. */
  valuesHash: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Whether a seal covers it yet; it takes seconds. */
  sealed: z.boolean(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditFilter = z.object({
  kind: AuditKind.optional(),
  /** Part of the person's name or user name. */
  person: z.string().trim().max(40).optional(),
  noun: z.string().trim().max(40).optional(),
  /** The id of one record: everything that was done to it. */
  subject: z.string().trim().max(80).optional(),
  action: z.string().trim().max(40).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** The latest first. */
export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  may: 'audit.read',
  summary: { zh: '审计记录', en: 'The audit trail' },
  query: AuditFilter.extend(PageQuery.shape),
  reply: page(AuditEntry),
})

/** How far the audit is sealed; cheap. */
export const showSealing = endpoint({
  name: 'showSealing',
  method: 'GET',
  path: '/api/audit/sealing',
  may: 'audit.read',
  summary: { zh: '审计封存情况', en: 'How far the audit is sealed' },
  reply: z.object({
    /** Number of the last seal; null before the first. */
    lastSeal: z.number().int().nullable(),
    sealedAt: Moment.nullable(),
    /** Name of the key it was signed with. */
    keyName: z.string().nullable(),
  }),
})

/** Holds every row against its seal and every seal against the one before it. Takes a second for some hundred thousand rows. */
export const verifyAudit = endpoint({
  name: 'verifyAudit',
  method: 'POST',
  path: '/api/audit/verify',
  may: 'audit.read',
  summary: { zh: '校验审计记录', en: 'Verify the audit' },
  reply: z.object({
    ok: z.boolean(),
    seals: z.number().int().nullable(),
    rows: z.number().int().nullable(),
    /** The first row or seal that is not what was sealed. */
    fault: z
      .object({
        kind: z.enum(['changed', 'removed', 'inserted', 'cut']),
        row: z.number().int().nullable(),
        seal: z.number().int().nullable(),
        sentence: WordsShape,
      })
      .nullable(),
    verifiedAt: Moment,
    /** How long it took, milliseconds. */
    took: z.number().int(),
  }),
})
