import { z } from 'zod'
import { roleDecides } from '#contract/ground/permission.ts'
import type { Role } from '#contract/ground/role.ts'

/** How strictly people sign in. Every city sets its own; the defaults are those of the documentation. */
export interface SignInRules {
  /** A session without a request for so long ends. */
  readonly idleMinutes: number
  /** No session is older, however busy. */
  readonly absoluteHours: number
  /** Failures under one name after which that name is locked… */
  readonly nameFailures: number
  /** … and from one address, unless it is in an office's range: a county sits behind one address. */
  readonly addressFailures: number
  readonly lockMinutes: number
  /** Addresses or ranges (`10.27.0.0/16`) from which failures are counted by name alone. */
  readonly officeRanges: readonly string[]
  readonly passwordLength: number
  /** Of lower case, upper case, digits, other characters. */
  readonly passwordClasses: number
  /** How many former passwords may not come back. */
  readonly passwordHistory: number
  /** Whose posts may not be without a second factor; whoever likes may have one. */
  readonly secondFactor: 'optional' | 'deciding' | 'everybody'
}

const count = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual)

const Settings = z.object({
  SESSION_IDLE_MINUTES: count(5, 1440, 120),
  SESSION_HOURS: count(1, 168, 12),
  SIGN_IN_FAILURES: count(3, 20, 5),
  ADDRESS_FAILURES: count(5, 100_000, 60),
  LOCK_MINUTES: count(1, 1440, 15),
  OFFICE_RANGES: z
    .string()
    .default('')
    .transform(text => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]))),
  PASSWORD_LENGTH: count(8, 64, 10),
  PASSWORD_CLASSES: count(1, 4, 3),
  PASSWORD_HISTORY: count(0, 12, 3),
  SECOND_FACTOR: z.enum(['optional', 'deciding', 'everybody']).default('optional'),
})

/**
 * Reads the rules from the environment; what is absent has its default.
 *
 * @throws Error that names each setting that cannot be taken
 */
export function readSignInRules(environment: Readonly<Record<string, string | undefined>>): SignInRules {
  const read = Settings.safeParse(environment)
  if (!read.success) {
    const wrong = read.error.issues.map(issue => `${String(issue.path[0])}: ${issue.message}`).join('; ')
    throw new Error(`登录规则的设置有误，拒绝启动 / Settings of the sign-in rules cannot be taken: ${wrong}`)
  }
  const settings = read.data
  return {
    idleMinutes: settings.SESSION_IDLE_MINUTES,
    absoluteHours: settings.SESSION_HOURS,
    nameFailures: settings.SIGN_IN_FAILURES,
    addressFailures: settings.ADDRESS_FAILURES,
    lockMinutes: settings.LOCK_MINUTES,
    officeRanges: settings.OFFICE_RANGES,
    passwordLength: settings.PASSWORD_LENGTH,
    passwordClasses: settings.PASSWORD_CLASSES,
    passwordHistory: settings.PASSWORD_HISTORY,
    secondFactor: settings.SECOND_FACTOR,
  }
}

/** Whether somebody with posts of these roles may not be without a second factor. */
export function needsSecondFactor({ secondFactor }: SignInRules, roles: readonly Role[]): boolean {
  if (secondFactor === 'everybody') return true
  return secondFactor === 'deciding' && roles.some(roleDecides)
}
