import { lazy, Suspense } from 'react'
import type { RadarSeries } from './radar-option.ts'
import './radar.css'

const RadarCanvas = lazy(() => import('./radar-canvas.tsx').then(module => ({ default: module.RadarCanvas })))

/**
 * Scores of 0–100 along several axes. The same numbers must stand beside it as a table: the drawing alone is nothing to a screen reader.
 */
export function Radar({
  label,
  axes,
  series,
}: {
  label: string
  axes: readonly string[]
  series: readonly RadarSeries[]
}) {
  return (
    <figure className="radar" aria-label={label}>
      <Suspense fallback={null}>
        <RadarCanvas axes={axes} series={series} />
      </Suspense>
    </figure>
  )
}
