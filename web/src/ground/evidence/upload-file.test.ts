import { describe, expect, it } from 'vitest'
import { UploadParts } from '#contract/ground/file.ts'
import type { DraftFile } from '../form/draft-database.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { partsOf } from './upload-file.ts'

const file: DraftFile = {
  id: makeRequestId(),
  draft: 'd',
  field: 'before',
  name: '喷漆房.jpg',
  blob: new Blob(['x'], { type: 'image/jpeg' }),
  takenAt: '2026-11-24T06:00:00Z',
  place: { lng: 118.6, lat: 28.7, accuracy: 12 },
  nth: 1,
  fileId: null,
}
const said = (parts: FormData) => Object.fromEntries([...parts].filter(([key]) => key !== 'file'))

describe('the upload of a file', () => {
  it('says time and place of the shot as the contract asks', () => {
    expect(UploadParts.parse(said(partsOf(file)))).toEqual({
      requestId: file.id,
      takenAt: file.takenAt,
      lng: 118.6,
      lat: 28.7,
      accuracy: 12,
    })
  })

  it('leaves out what the device did not tell, instead of inventing it', () => {
    expect(UploadParts.parse(said(partsOf({ ...file, takenAt: null, place: null })))).toEqual({ requestId: file.id })
  })

  it('carries the bytes last, under the name the person knows', () => {
    const parts = [...partsOf(file)]
    const last = parts.at(-1)
    expect(last?.[0]).toBe('file')
    expect(last?.[1]).toMatchObject({ name: '喷漆房.jpg', type: 'image/jpeg' })
  })
})
