import { z } from 'zod'
import type { Words } from '../ground/endpoint.ts'

/** The closed list of 一企一策 and of the plan's targets; anything else is `other` with its name. */
export const Pollutant = z.enum([
  'particulates',
  'sulphurDioxide',
  'nitrogenOxides',
  'vocs',
  'cod',
  'ammoniaNitrogen',
  'other',
])
export type Pollutant = z.infer<typeof Pollutant>
export const pollutantWords: Readonly<Record<Pollutant, Words>> = {
  particulates: { zh: '颗粒物', en: 'Particulates (PM)' },
  sulphurDioxide: { zh: '二氧化硫', en: 'Sulphur dioxide (SO₂)' },
  nitrogenOxides: { zh: '氮氧化物', en: 'Nitrogen oxides (NOx)' },
  vocs: { zh: '挥发性有机物', en: 'VOCs' },
  cod: { zh: '化学需氧量', en: 'COD' },
  ammoniaNitrogen: { zh: '氨氮', en: 'Ammonia nitrogen' },
  other: { zh: '其他', en: 'Other' },
}

/** From which paper or instrument the figure comes. */
export const EmissionSource = z.enum([
  'permitReport',
  'onlineMonitoring',
  'monitoringReport',
  'statistics',
  'massBalance',
  'selfReport',
])
export type EmissionSource = z.infer<typeof EmissionSource>
export const emissionSourceWords: Readonly<Record<EmissionSource, Words>> = {
  permitReport: { zh: '排污许可执行报告', en: 'Report on the permit' },
  onlineMonitoring: { zh: '在线监测', en: 'Online monitoring' },
  monitoringReport: { zh: '监测报告', en: 'Monitoring report' },
  statistics: { zh: '环境统计', en: 'Environmental statistics' },
  massBalance: { zh: '物料核算', en: 'Mass balance' },
  selfReport: { zh: '企业自报', en: 'Stated by the enterprise' },
}

/** As it was stated; kept and compared in tonnes a year. */
export const EmissionUnit = z.enum(['tonne', 'kilogram'])
export type EmissionUnit = z.infer<typeof EmissionUnit>
export const emissionUnitWords: Readonly<Record<EmissionUnit, Words>> = {
  tonne: { zh: '吨/年', en: 't/a' },
  kilogram: { zh: '千克/年', en: 'kg/a' },
}

/** Tonnes a year, to the milligram, so that kilograms come back as they were stated. */
export const tonnesOf = (amount: number, unit: EmissionUnit): number =>
  unit === 'tonne' ? amount : Math.round(amount * 1_000_000) / 1_000_000_000
