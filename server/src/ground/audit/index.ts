export { type ServingAudit, serveAudit } from './audit.routes.ts'
export { createReadAudit, type ReadAudit } from './read-audit.ts'
export { type Sealer, startSealer } from './start-sealer.ts'
export { type Fault, type Verification, verifyAudit } from './verify-audit.ts'
