import { usePathParameter } from '#web/ground/page/use-filters.ts'
import { PlanInFull } from './plan-in-full.tsx'

/** One edition of an enterprise's plan. */
export function PlanPage() {
  return (
    <div className="page plan">
      <PlanInFull id={usePathParameter('id')} />
    </div>
  )
}
