import { baselineMeasures } from '#campaign/baseline/index.ts'
import { taskMeasures } from '#campaign/mandate/index.ts'
import { remediationMeasures } from '#campaign/remediation/index.ts'
import { joinMeasures } from '#ground/figures/index.ts'

/** The page of everything that is counted, each with what counts and what does not. Throws where two stages define one key. */
export function describeFigures(): string {
  const { all } = joinMeasures(taskMeasures, baselineMeasures, remediationMeasures)
  const rows = all.map(
    ({ key, words, unit, definition }) =>
      `| \`${key}\` | ${words.zh} | ${words.en} | ${unit.zh} | ${definition.zh} | ${definition.en} |`,
  )
  return `# Figures 指标

Printed by \`tools/print-catalogues.ts\` from what the stages define; not written by hand.

Each is kept per day, area, county, township and industry. A board reads the number and this definition from the same place.

| key | 名称 | name | unit | 口径 | what counts |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}
