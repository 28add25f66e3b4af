import { baselineRefusals } from '#campaign/baseline/index.ts'
import { checklistRefusals, taskRefusals } from '#campaign/mandate/index.ts'
import { enterprisePlanRefusals, exchangeRefusals, problemRefusals } from '#campaign/remediation/index.ts'
import { clockRefusals } from '#ground/clock/clock.refusals.ts'
import { documentRefusals, templateRefusals } from '#ground/document/index.ts'
import { type CatalogueEntry, catalogue } from '#ground/errors/catalogue.ts'
import { organisationRefusals } from '#ground/organisation/index.ts'
import { handOverRefusals } from '#ground/workflow/hand-over/index.ts'
import { viewsRefusals } from '#views/index.ts'

/** Every code that an answer may carry: those of no single room, then each room's own. */
export const everyRefusal: Readonly<Record<string, CatalogueEntry>> = {
  ...catalogue,
  ...clockRefusals,
  ...organisationRefusals,
  ...handOverRefusals,
  ...documentRefusals,
  ...templateRefusals,
  ...checklistRefusals,
  ...taskRefusals,
  ...baselineRefusals,
  ...problemRefusals,
  ...enterprisePlanRefusals,
  ...exchangeRefusals,
  ...viewsRefusals,
}

/** The page of all refusals, for whoever writes against the API. */
export function describeRefusals(): string {
  const rows = Object.entries(everyRefusal).map(
    ([code, { status, when }]) => `| \`${code}\` | ${status} | ${when.zh} | ${when.en} |`,
  )
  return `# Refusals 拒绝

Printed by \`tools/print-catalogues.ts\` from the catalogues of refusals; not written by hand.

An answer that refuses carries one of these codes with its status, what is wrong in both languages, and where there is something, what
would be accepted; for input also \`fields\`, each with its path and a sentence. What is absent and what is out of reach answer alike.

| code | status | 何时 | when |
|---|---|---|---|
${rows.join('\n')}
`
}
