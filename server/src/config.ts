import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  CLEARLOOP_HOME: z.string().optional(),
  CLEARLOOP_CAMPAIGN: z.string().default('quzhou'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  DATABASE_DIRECT_URL: z.string().optional(),
  DATABASE_READ_URL: z.string().optional(),
  DATABASE_BACKUP_URL: z.string().optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(20),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  /** Requests a session may make in a minute. */
  RATE_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** Where data lives: database, files, keys, logs. */
  readonly home: string
  readonly campaignFolder: string
  /** Set where an existing PostgreSQL is used instead of the embedded one. */
  readonly externalDatabase: {
    readonly url: string
    readonly ownerUrl: string
    readonly directUrl: string
    readonly readUrl: string
    /** A role that sees every row and may fill tables, for backups; null where the operator gives none. */
    readonly backupUrl: string | null
  } | null
  readonly connections: number
  readonly tls: { readonly certificate: string; readonly key: string } | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly ratePerMinute: number
}

export const root = resolve(import.meta.dirname, '../..')

/** Reads the environment or refuses to start, naming the variable and what it may be. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const read = Environment.safeParse(environment)
  if (!read.success) {
    const sentences = read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`环境变量不符合要求，未启动 / The environment is not as it must be:\n  ${sentences.join('\n  ')}`)
  }
  const said = read.data
  if (said.DATABASE_URL && !said.DATABASE_OWNER_URL) {
    throw new Error(
      '设置了 DATABASE_URL 就必须同时设置 DATABASE_OWNER_URL（用于迁移） / DATABASE_URL needs DATABASE_OWNER_URL beside it, for migrations',
    )
  }
  if (Boolean(said.TLS_CERT) !== Boolean(said.TLS_KEY)) {
    throw new Error('TLS_CERT 与 TLS_KEY 须同时设置 / TLS_CERT and TLS_KEY go together')
  }
  return {
    port: said.PORT,
    host: said.HOST,
    home: resolve(said.CLEARLOOP_HOME?.replace(/^~(?=\/)/, homedir()) ?? join(root, '.clearloop')),
    campaignFolder: join(root, 'campaigns', said.CLEARLOOP_CAMPAIGN),
    externalDatabase: said.DATABASE_URL
      ? {
          url: said.DATABASE_URL,
          ownerUrl: said.DATABASE_OWNER_URL ?? '',
          directUrl: said.DATABASE_DIRECT_URL ?? said.DATABASE_URL,
          readUrl: said.DATABASE_READ_URL ?? said.DATABASE_URL,
          backupUrl: said.DATABASE_BACKUP_URL ?? null,
        }
      : null,
    connections: said.DATABASE_CONNECTIONS,
    tls: said.TLS_CERT && said.TLS_KEY ? { certificate: said.TLS_CERT, key: said.TLS_KEY } : null,
    logLevel: said.LOG_LEVEL,
    ratePerMinute: said.RATE_PER_MINUTE,
  }
}
