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

/** A circle without filling and, over it, the filled part: the same shapes as in the lists. */
const ring = 'M8 1.25a6.75 6.75 0 1 1 0 13.5a6.75 6.75 0 1 1 0-13.5Z'

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
  const series = points.map(point => ({
    key: point.key,
    name: point.title,
    value: [point.lng, point.lat],
    itemStyle: { color: colour(variable[point.urgency ?? 'inTime']) },
    urgency: point.urgency ?? ('inTime' as const),
  }))
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
        symbol: `path://${ring}`,
        symbolSize: 12,
        data: series.map(({ itemStyle, ...point }) => ({
          ...point,
          itemStyle: { color: colour('--paper'), borderColor: itemStyle.color, borderWidth: 1.5 },
        })),
      },
      ...(['dueSoon', 'blue', 'yellow', 'red'] as const).map(urgency => ({
        type: 'scatter' as const,
        coordinateSystem: 'geo' as const,
        // A part of a circle is scaled to its own box, so an unseen circle keeps the box whole.
        symbol: `path://M2 2h0M14 14h0${filledPath(urgency)}`,
        symbolSize: 11,
        data: series.filter(point => point.urgency === urgency),
      })),
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
