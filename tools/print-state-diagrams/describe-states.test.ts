import { expect, test } from 'vitest'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { describeStates } from './describe-states.ts'

const printed = describeStates([problemStates])

test('三(三)3 the diagram has every state of a problem and every step that changes it', () => {
  for (const [state, words] of Object.entries(problemStates.states))
    expect(printed).toContain(`  ${state}: ${words.zh}`)
  expect(printed).toContain('  [*] --> found: 上报')
  expect(printed).toContain('  rectifying --> checking: 申请核查')
  expect(printed).toContain('  verified --> closed: 销号')
  expect(printed).toContain('  closed --> [*]')
})

test('the table has every action with who may take it; one that keeps the state draws no arrow', () => {
  for (const action of Object.keys(problemStates.actions)) expect(printed).toContain(`| \`${action}\` |`)
  expect(printed).not.toContain(': 催办\n')
  expect(printed).toMatch(
    /\| `close` \| 销号 \| 整改完成、公示中 \| 已销号 \| areaIndustry, areaEcology, areaOffice, cityOffice \|/,
  )
})
