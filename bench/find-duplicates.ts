/**
 * How long the night's comparison of the whole registry with itself takes, and how many pairs it makes. Works on a demo installation
 * that is filled already: CLEARLOOP_HOME=DIRECTORY node bench/find-duplicates.ts [day, 2030-01-01; each day is compared once]
 */

import { servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { withContext } from '#server/cli/with-context.ts'

const day = process.argv[2] ?? '2030-01-01'
const atNight = servicePost('turnOfDay')

const code = await withContext(async ({ database, calendar, stages }) => {
  const [registry] = await reading(database, atNight, tx =>
    tx.query<{ count: number }>('select count(*) as count from baseline.enterprise'),
  )
  console.log(`${registry?.count} enterprises`)
  for (const turn of stages.baseline.turns.filter(({ name }) => name === 'duplicates suspected')) {
    const started = performance.now()
    const batch = () => transaction(database, atNight, tx => turn.batch(tx, day, calendar()))
    const found = await batch()
    console.log(`compared: ${Math.round(performance.now() - started)} ms, ${Math.max(0, found - 1)} candidates`)
    const making = performance.now()
    let made = 0
    for (let some = await batch(); some > 0; some = await batch()) made += some
    console.log(`pairs made: ${made} in ${Math.round(performance.now() - making)} ms`)
  }
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  return 0
})
process.exit(code)
