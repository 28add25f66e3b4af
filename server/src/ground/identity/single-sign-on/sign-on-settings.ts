import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { placeholders } from './fill-in.ts'

/** Everything goes over TLS; on the machine itself, where a test or a gateway listens, it need not. */
const Address = z.url({ protocol: /^https?$/ }).refine(address => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}, '须为 https 地址 / must be an https address')

/** A secret is never in the file itself, which is copied about: it names the variable or the file that has it. */
const Secret = z.union([z.strictObject({ environment: z.string() }), z.strictObject({ file: z.string() })])

const Common = {
  /** In addresses and in the accounts bound to it: never changed once somebody has bound theirs. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(60) }),
  clientId: z.string().min(1),
  clientSecret: Secret,
  /** Whether the provider asks for a second factor itself (`theirs`), or ours is asked for as after a password. */
  secondFactor: z.enum(['ours', 'theirs']).default('ours'),
  /**
   * Whether a user name that the provider vouches for finds the person here at the first sign-on. Without it everybody binds their own account,
   * once, from a session opened by password.
   */
  matchUsername: z.boolean().default(false),
}

const OpenIdConnect = z.strictObject({
  ...Common,
  kind: z.literal('openidConnect'),
  issuer: Address,
  scope: z.string().default('openid profile'),
  /** The claim that is the user name here. */
  usernameClaim: z.string().default('preferred_username'),
})

const Template = z.string().max(500)
const Fields = z.record(z.string(), Template)

const CodeExchange = z.strictObject({
  ...Common,
  kind: z.literal('codeExchange'),
  authorize: z.strictObject({
    address: Address,
    parameters: Fields,
    /** The parameter in which the code comes back. */
    codeParameter: z.string().default('code'),
  }),
  /** Asked one after the other; what one takes from its answer, the next may say as `{name}`. */
  steps: z
    .array(
      z.strictObject({
        method: z.enum(['GET', 'POST']),
        address: Address,
        headers: Fields.default({}),
        query: Fields.default({}),
        /** Sent as a form, or as JSON; not both. */
        form: Fields.optional(),
        json: Fields.optional(),
        /** Names for what the answer has at these dotted places, e.g. `content.data.accessToken`. */
        take: z.record(z.string().regex(/^[a-zA-Z]\w*$/), z.string().min(1)),
      }),
    )
    .min(1)
    .max(6),
  subject: Template,
  username: Template.optional(),
})

const Provider = z.discriminatedUnion('kind', [OpenIdConnect, CodeExchange])

const Settings = z.strictObject({
  /** How browsers reach this installation; the provider sends them back below it. */
  address: Address,
  providers: z
    .array(Provider)
    .min(1)
    .max(8)
    .refine(all => new Set(all.map(({ id }) => id)).size === all.length, '编号不能重复 / ids must differ'),
})

export type OpenIdConnectSettings = z.infer<typeof OpenIdConnect> & { readonly secret: string }
export type CodeExchangeSettings = z.infer<typeof CodeExchange> & { readonly secret: string }
export type ProviderSettings = OpenIdConnectSettings | CodeExchangeSettings

export interface SignOnSettings {
  readonly address: string
  readonly providers: readonly ProviderSettings[]
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the file that `SINGLE_SIGN_ON` names (docs/operations/single-sign-on.md); null where it names none.
 *
 * @throws Error that names each place of the file that cannot be taken
 */
export function readSignOnSettings(environment: Environment): SignOnSettings | null {
  const path = environment.SINGLE_SIGN_ON
  if (!path) return null
  const read = Settings.safeParse(parsed(path))
  if (!read.success)
    throw refused(
      path,
      read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
    )
  const { address, providers } = read.data
  const wrong = providers.flatMap(unknownPlaceholders)
  if (wrong.length > 0) throw refused(path, wrong)
  return {
    address: new URL(address).origin,
    providers: providers.map(provider => ({ ...provider, secret: secretOf(path, provider, environment) })),
  }
}

function parsed(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw refused(path, [(error as Error).message])
  }
}

function secretOf(path: string, { id, clientSecret }: z.infer<typeof Provider>, environment: Environment): string {
  const secret =
    'environment' in clientSecret
      ? environment[clientSecret.environment]
      : readFileSync(clientSecret.file, 'utf8').trim()
  if (secret) return secret
  throw refused(path, [`${id}.clientSecret: 没有内容 / is empty`])
}

function unknownPlaceholders(provider: z.infer<typeof Provider>): string[] {
  if (provider.kind !== 'codeExchange') return []
  const { id, authorize, steps, subject, username } = provider
  const known = new Set(['clientId', 'redirectUri', 'state'])
  const wrong: string[] = []
  const look = (place: string, templates: readonly (string | undefined)[]) => {
    for (const name of templates.flatMap(template => placeholders(template ?? ''))) {
      if (!known.has(name)) wrong.push(`${id}.${place}: {${name}} 此处没有 / is not known here`)
    }
  }
  look('authorize', Object.values(authorize.parameters))
  known.add('clientSecret').add('code')
  for (const [index, { headers, query, form = {}, json = {}, take }] of steps.entries()) {
    look(
      `steps.${index}`,
      [headers, query, form, json].flatMap(fields => Object.values(fields)),
    )
    for (const name of Object.keys(take)) known.add(name)
  }
  known.delete('clientSecret')
  look('subject', [subject])
  look('username', [username])
  return wrong
}

function refused(path: string, sentences: readonly string[]): Error {
  return new Error(
    `单点登录的设置有误，拒绝启动 / Settings of single sign-on cannot be taken (${path}):\n  ${sentences.join('\n  ')}`,
  )
}
