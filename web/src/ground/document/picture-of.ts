import { drawDocumentPicture } from '#contract/ground/document.ts'
import { addressOf } from '../http/call.ts'
import type { PictureAddress } from './paper-blocks.tsx'

/** Where the pictures of a paper are drawn. */
export const pictureOf =
  (id: string): PictureAddress =>
  key =>
    addressOf(drawDocumentPicture, { params: { id }, query: { key } })
