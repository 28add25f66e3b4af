export interface RadarSeries {
  readonly name: string
  /** One value for each axis, 0–100; null where there is none. */
  readonly values: readonly (number | null)[]
}

/**
 * What is drawn, for ECharts: each series as a line of its own kind, so that they differ without colour.
 * @param colour value of a colour of the style sheet
 */
export function radarOption({
  axes,
  series,
  colour,
}: {
  axes: readonly string[]
  series: readonly RadarSeries[]
  colour: (name: string) => string
}) {
  const styles = [
    { ink: colour('--ink-3'), line: 'dashed' as const, symbol: 'emptyCircle' },
    { ink: colour('--accent'), line: 'solid' as const, symbol: 'circle' },
  ]
  const shown = series.map((one, at) => ({ one, style: styles[series.length === 1 ? 1 : at % styles.length] }))
  return {
    animation: false,
    textStyle: { fontFamily: colour('--fonts') },
    legend:
      series.length > 1
        ? { bottom: 0, textStyle: { color: colour('--ink-2') }, data: series.map(({ name }) => name) }
        : { show: false },
    radar: {
      indicator: axes.map(name => ({ name, min: 0, max: 100 })),
      radius: '62%',
      center: ['50%', series.length > 1 ? '47%' : '52%'],
      splitNumber: 5,
      axisName: { color: colour('--ink'), fontSize: 12 },
      axisLine: { lineStyle: { color: colour('--line') } },
      splitLine: { lineStyle: { color: colour('--line') } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar' as const,
        data: shown.map(({ one, style }) => ({
          name: one.name,
          value: one.values.map(value => value ?? 0),
          symbol: style?.symbol,
          symbolSize: 6,
          itemStyle: { color: style?.ink },
          lineStyle: { color: style?.ink, type: style?.line, width: 2 },
          areaStyle: { color: style?.ink, opacity: 0.08 },
        })),
      },
    ],
  }
}
