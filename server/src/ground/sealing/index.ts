export { openDataKey } from './open-data-key.ts'
export { maskPhone, normalisePhone } from './phone.ts'
export type { Sealing, SealingAlgorithm } from './sealing.ts'
export { createSealing } from './sealing.ts'
