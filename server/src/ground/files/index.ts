export { type Attached, attachFiles, attachmentsOf, filesById, type Purpose, type Subject } from './attach-files.ts'
export { type FileStorage, folderStorage } from './file-storage.ts'
export { type Parts, readParts, type ServingFiles, serveFiles } from './files.routes.ts'
export { type Filing, receiveFile, type Upload } from './receive-file.ts'
