/** How much is added to a demo installation. */
export interface Size {
  readonly enterprises: number
  readonly problems: number
  readonly measures: number
}

/** What speed is measured at: a county, and several provinces. */
export const sizes = {
  small: { enterprises: 5_000, problems: 20_000, measures: 40_000 },
  large: { enterprises: 200_000, problems: 1_000_000, measures: 2_000_000 },
} as const satisfies Record<string, Size>
