import type { Urgency } from '#contract/ground/trail.ts'
import { filledPath } from '../urgency/urgency-shape.ts'
import type { MapPoint } from './place-map.tsx'

const variable: Readonly<Record<Urgency, string>> = {
  inTime: '--urgency-in-time',
  dueSoon: '--urgency-due-soon',
  blue: '--urgency-blue',
  yellow: '--urgency-yellow',
  red: '--urgency-red',
}

/** The same shape as in the lists, on a ground of paper so that borders do not show through. */
function symbolOf(urgency: Urgency, colour: (name: string) => string): string {
  const ink = colour(variable[urgency])
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="${colour('--paper')}" stroke="${ink}" stroke-width="1.5"/><path d="${filledPath(urgency)}" fill="${ink}"/></svg>`
  return `image://data:image/svg+xml,${encodeURIComponent(drawing)}`
}

/**
 * What is drawn, for ECharts: areas in the quiet colours of the sheet, points in the shapes of urgency.
 * @param colour value of a colour of the style sheet
 */
export function mapOption({
  mapName,
  points,
  picked,
  colour,
}: {
  mapName: string
  points: readonly MapPoint[]
  picked: { lng: number; lat: number } | null
  colour: (name: string) => string
}) {
  const ink = colour('--ink-2')
  return {
    animation: false,
    textStyle: { fontFamily: colour('--fonts') },
    tooltip: {
      trigger: 'item' as const,
      backgroundColor: colour('--paper'),
      borderColor: colour('--line-strong'),
      textStyle: { color: colour('--ink'), fontSize: 13 },
      // Names come from files and people: as text, never as markup.
      renderMode: 'richText' as const,
      formatter: '{b}',
    },
    geo: {
      map: mapName,
      roam: true,
      scaleLimit: { min: 1, max: 40 },
      layoutCenter: ['50%', '50%'],
      layoutSize: '96%',
      aspectScale: Math.cos((28.9 * Math.PI) / 180),
      label: { show: true, color: ink, fontSize: 12 },
      itemStyle: { areaColor: colour('--ground'), borderColor: colour('--line-strong'), borderWidth: 1 },
      emphasis: { label: { color: ink }, itemStyle: { areaColor: colour('--hover') } },
      select: { disabled: true },
      tooltip: { show: false },
    },
    series: [
      {
        type: 'scatter' as const,
        coordinateSystem: 'geo' as const,
        symbolSize: 15,
        itemStyle: { opacity: 1 },
        data: points.map(point => ({
          key: point.key,
          name: point.title,
          value: [point.lng, point.lat],
          symbol: symbolOf(point.urgency ?? 'inTime', colour),
        })),
      },
      {
        type: 'scatter' as const,
        coordinateSystem: 'geo' as const,
        symbol: 'pin',
        symbolSize: 34,
        silent: true,
        itemStyle: { color: colour('--accent') },
        data: picked ? [{ name: '', value: [picked.lng, picked.lat] }] : [],
      },
    ],
  }
}
