export { type Attached, attachFiles, attachmentsOf, filesById, type Purpose, type Subject } from './attach-files.ts'
export { type FileStorage, folderStorage } from './file-storage.ts'
export { type Parts, readParts, type ServingFiles, serveFiles } from './files.routes.ts'
export { countUpload, type Filing, receiveFile, type Upload, underQuota } from './receive-file.ts'
