export { draftOpen } from './draft-open.ts'
export { layVersion } from './lay-version.ts'
export { begunBy, type NumberedVersion, nextNumber, openDraftOf, usedOf } from './numbered-version.ts'
export { refuseOther } from './refuse-other.ts'
