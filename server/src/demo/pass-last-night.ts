import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import type { LivingCity } from './living-city.ts'

/** What the registry's last night brings: pairs that may be one, who may have been left out, and what breaks a rule, so that they wait for somebody on the demo's day. */
export async function passLastNight({ ground, baseline }: LivingCity, day: string): Promise<void> {
  for (const turn of baseline.turns) {
    const batch = () =>
      transaction(ground.database, servicePost('turnOfDay'), tx => turn.batch(tx, day, ground.calendar()))
    while ((await batch()) > 0) {}
  }
}
