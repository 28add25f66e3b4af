import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import type { LivingCity } from './living-city.ts'

/** The comparisons of the last night, so that what they find waits for somebody on the demo's day: suspected duplicates, omissions. */
export async function turnLastNight({ ground, baseline }: LivingCity, day: string): Promise<void> {
  for (const turn of baseline.turns) {
    const batch = () =>
      transaction(ground.database, servicePost('turnOfDay'), tx => turn.batch(tx, day, ground.calendar()))
    while ((await batch()) > 0) {}
  }
}
