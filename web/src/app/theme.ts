import type { ThemeConfig } from 'antd'

/** The two sheets everything is drawn on. Contrast: ink, ink2, ink3 and every state colour reach 4.5 : 1 on paper and ground. */
const light = {
  ink: '#1b2427',
  'ink-2': '#47555a',
  'ink-3': '#5f6d72',
  paper: '#ffffff',
  ground: '#f6f7f6',
  line: '#dde2e2',
  'line-soft': '#eceff0',
  'line-strong': '#b4bfc1',
  hover: '#eef3f3',
  accent: '#0f6f73',
  'accent-ink': '#ffffff',
  'accent-pale': '#e0eeee',
  'urgency-in-time': '#5f6d72',
  'urgency-due-soon': '#47555a',
  'urgency-blue': '#1f5fa8',
  'urgency-yellow': '#8a5d00',
  'urgency-red': '#b3261e',
  'state-open': '#eceff0',
  'state-open-ink': '#37444a',
  'state-working': '#e0eeee',
  'state-working-ink': '#0b5457',
  'state-waiting': '#fbf1d6',
  'state-waiting-ink': '#664700',
  'state-done': '#e1f1e4',
  'state-done-ink': '#1c5a2b',
  'state-returned': '#fae6e3',
  'state-returned-ink': '#8c1d16',
  'state-ended': '#f1f3f3',
  'state-ended-ink': '#5a686d',
  banner: '#fbf1d6',
  'banner-ink': '#5a3f00',
  veil: 'rgb(20 30 32 / 45%)',
  'overlay-shadow': '0 6px 24px rgb(20 30 32 / 18%)',
} as const

type Sheet = { readonly [key in keyof typeof light]: string }

const dark: Sheet = {
  ink: '#e3e9e9',
  'ink-2': '#b3bfc1',
  'ink-3': '#93a1a4',
  paper: '#161c1e',
  ground: '#101517',
  line: '#2b3538',
  'line-soft': '#222b2d',
  'line-strong': '#4a585c',
  hover: '#1f2a2c',
  accent: '#55b4b6',
  'accent-ink': '#07191a',
  'accent-pale': '#163133',
  'urgency-in-time': '#93a1a4',
  'urgency-due-soon': '#b3bfc1',
  'urgency-blue': '#7fb2ee',
  'urgency-yellow': '#e2b549',
  'urgency-red': '#f28b81',
  'state-open': '#273134',
  'state-open-ink': '#c7d1d2',
  'state-working': '#163133',
  'state-working-ink': '#8fd0d1',
  'state-waiting': '#352b10',
  'state-waiting-ink': '#ecc867',
  'state-done': '#17311d',
  'state-done-ink': '#93d3a2',
  'state-returned': '#3a1d1a',
  'state-returned-ink': '#f5a9a1',
  'state-ended': '#1f2729',
  'state-ended-ink': '#9caaad',
  banner: '#352b10',
  'banner-ink': '#ecc867',
  veil: 'rgb(0 0 0 / 60%)',
  'overlay-shadow': '0 6px 24px rgb(0 0 0 / 55%)',
}

const fonts = '"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif'

export type Sheets = 'light' | 'dark'
export type DensityName = 'compact' | 'comfortable'

/** Height of a row of a table, in CSS pixels. */
export const rowHeight = { compact: 36, comfortable: 44 } as const

/** Writes the sheet's colours where our style sheets read them (`var(--ink)`). */
export function applySheet(sheet: Sheets, density: DensityName, root: HTMLElement): void {
  for (const [name, value] of Object.entries(sheet === 'dark' ? dark : light))
    root.style.setProperty(`--${name}`, value)
  root.style.setProperty('--fonts', fonts)
  root.style.setProperty('--row-height', `${rowHeight[density]}px`)
  root.style.colorScheme = sheet
  root.dataset.sheet = sheet
}

/** The same sheet for Ant Design's parts. */
export function antTheme(sheet: Sheets, density: DensityName, still: boolean): ThemeConfig {
  const colours = sheet === 'dark' ? dark : light
  return {
    token: {
      colorPrimary: colours.accent,
      colorTextLightSolid: colours['accent-ink'],
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorError: colours['urgency-red'],
      colorWarning: colours['urgency-yellow'],
      colorText: colours.ink,
      colorTextSecondary: colours['ink-2'],
      colorTextTertiary: colours['ink-3'],
      colorTextDescription: colours['ink-3'],
      colorTextPlaceholder: colours['ink-3'],
      colorTextDisabled: colours['ink-3'],
      colorTextQuaternary: colours['ink-3'],
      colorBgBase: colours.paper,
      colorBgContainer: colours.paper,
      colorBgElevated: colours.paper,
      colorBgLayout: colours.ground,
      colorBgContainerDisabled: colours['line-soft'],
      colorBorder: colours['line-strong'],
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      controlItemBgHover: colours.hover,
      controlItemBgActive: colours['accent-pale'],
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 4,
      borderRadiusLG: 6,
      controlHeight: density === 'compact' ? 32 : 36,
      boxShadow: 'none',
      boxShadowSecondary: colours['overlay-shadow'],
      motion: !still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    },
  }
}
