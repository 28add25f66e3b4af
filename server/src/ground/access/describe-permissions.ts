import { permissions } from '#contract/ground/permission.ts'
import { officialRoles, Role } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import { screens } from '#contract/ground/screen.ts'

/** The permission table as a page for people: verb × role, from the data that the server asks. */
export function describePermissions(): string {
  const verbs = Object.entries(permissions) as [string, readonly Role[]][]
  const lines = [
    '# Permissions 权限表',
    '',
    'Printed by `tools/print-permissions.ts` from `contract/src/ground/permission.ts`; not written by hand.',
    '',
    'A verb says that a role may use it at all. Which records it reaches is the scope of the post; which moment is right is the',
    "state table of the noun; who among those reached holds the record is the noun's own rule. Absent and forbidden look the same.",
    '',
    '## Roles 角色',
    '',
    '| identifier | 中文 | English | reads board facts (亮晒) | verbs |',
    '|---|---|---|---|---|',
    ...Role.options.map(role => {
      const own = verbs.filter(([, roles]) => roles.includes(role)).length
      return `| \`${role}\` | ${roleWords[role].zh} | ${roleWords[role].en} | ${officialRoles.includes(role) ? 'yes' : '—'} | ${own} |`
    }),
    '',
    '## Verbs × roles 动作 × 角色',
    '',
    `| verb | ${Role.options.map(role => roleWords[role].zh).join(' | ')} |`,
    `|---|${Role.options.map(() => ':-:|').join('')}`,
    ...verbs.map(
      ([verb, roles]) => `| \`${verb}\` | ${Role.options.map(role => (roles.includes(role) ? '●' : '')).join(' | ')} |`,
    ),
    '',
    '## Screens 界面',
    '',
    '| screen | opened by |',
    '|---|---|',
    ...screens.map(({ key, may }) => `| \`${key}\` | \`${may}\` |`),
    '',
  ]
  return lines.join('\n')
}
