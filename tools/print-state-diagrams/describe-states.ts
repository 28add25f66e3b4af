import { permissions } from '#contract/ground/permission.ts'
import type { ActionRule, StateTable } from '#contract/ground/workflow.ts'

type Table = StateTable<string, string>

/** State diagrams (Mermaid) and tables of actions, noun by noun, as docs/generated/states.md has them. */
export function describeStates(tables: readonly Table[]): string {
  const head = [
    '# States and actions 状态与办理',
    '',
    'Printed by `tools/print-state-diagrams.ts` from the state tables in `contract/src`; not written by hand. An action that leaves the',
    'state as it is stands in the table alone.',
  ]
  return `${[...head, ...tables.flatMap(describeTable)].join('\n')}\n`
}

function describeTable(table: Table): string[] {
  const actions = Object.entries(table.actions)
  return [
    '',
    `## ${table.words.zh} \`${table.noun}\``,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(table.states).map(([state, words]) => `  ${state}: ${words.zh}`),
    ...actions.flatMap(([, said]) => arrows(said)),
    ...Object.entries(table.states).flatMap(([state, words]) => (words.final ? [`  ${state} --> [*]`] : [])),
    '```',
    '',
    '| action | 办理 | from | to | who may | needs | part | clause |',
    '|---|---|---|---|---|---|---|---|',
    ...actions.map(([name, said]) => row(table, name, said)),
  ]
}

function arrows(said: ActionRule<string>): string[] {
  if (said.to === 'same') return []
  const from = said.from === 'new' ? ['[*]'] : said.from
  return from.flatMap(start =>
    said.to === 'same'
      ? []
      : said.to.filter(end => end !== start).map(end => `  ${start} --> ${end}: ${said.words.zh}`),
  )
}

function row(table: Table, name: string, said: ActionRule<string>): string {
  const words = (states: readonly string[]) => states.map(state => table.states[state]?.zh ?? state).join('、')
  const cells = [
    `\`${name}\``,
    said.words.zh,
    said.from === 'new' ? '新建' : words(said.from),
    said.to === 'same' ? '不变' : words(said.to),
    permissions[said.may].join(', '),
    said.needs?.zh ?? '',
    said.part ?? '',
    said.clause,
  ]
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
