import { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import { Id } from '#contract/ground/endpoint.ts'
import type { FileView } from '#contract/ground/file.ts'
import { refuse } from '../errors/refuse.ts'
import { attachFiles } from '../files/index.ts'
import type { DocumentRule } from './document.ts'
import { onlyIssuer } from './document-guards.ts'

const Sealed = documentInputs.seal.extend({ file: Id, hash: z.string() })

/** 用印: the scan of the sealed paper is bound by its hash, and the date on it is the day from which the paper is effective. */
export const sealDocument: DocumentRule<z.infer<typeof Sealed>> = {
  takes: Sealed,
  refuses: onlyIssuer,
  decide: (the, { file, hash, sealedOn }, moment) => {
    if (sealedOn > moment.day) {
      throw refuse(
        422,
        'invalid',
        { zh: '用印日期不能晚于今天', en: 'The date of the seal cannot lie ahead' },
        undefined,
        { fields: [{ path: 'sealedOn', zh: '不能晚于今天', en: 'It cannot lie ahead' }] },
      )
    }
    return {
      to: 'sealed',
      set: { scanFile: file, scanHash: hash, effectiveOn: sealedOn },
      files: [file],
      also: tx => attachFiles(tx, { noun: 'document', id: the.id, cell: the }, 'paper', [file]),
    }
  },
}

/** Throws 422 where the scan is not one, or not the actor's to give. */
export function scanOf(file: FileView | undefined): FileView {
  if (file?.kind === 'pdf' || file?.kind === 'image') return file
  throw refuse(
    422,
    'document.wrongScan',
    file
      ? { zh: `「${file.name}」不是扫描件`, en: `“${file.name}” is no scan` }
      : { zh: '没有这个文件，或不是您上传的', en: 'There is no such file, or it is not yours' },
    { zh: '请上传用印后的扫描件，PDF 或图片', en: 'Upload the scan of the sealed paper, PDF or picture' },
    { fields: [{ path: 'file', zh: '须为 PDF 或图片', en: 'PDF or picture' }] },
  )
}
