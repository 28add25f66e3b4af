/** 发文字号 as it is printed: `衢整治办〔2024〕12号`. */
export const writeNumber = ({ series, year, sequence }: { series: string; year: number; sequence: number }): string =>
  `${series}〔${year}〕${sequence}号`
