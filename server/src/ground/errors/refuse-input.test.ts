import { expect, test } from 'vitest'
import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { refuseInput } from './refuse-input.ts'

const Body = z.object({
  reason: z.string().min(2, said('请说明理由', 'Give a reason')),
  day: z.iso.date(),
  count: z.number().max(3),
})

function wrongAt(body: unknown, under?: string) {
  const { error } = Body.safeParse(body)
  if (!error) throw new Error('The body is as it must be')
  return refuseInput(error, under)
}

test('a field whose schema gives its own sentence is refused with it, in either language', () => {
  expect(wrongAt({ reason: '', day: '2024-06-20', count: 1 })).toMatchObject({
    status: 422,
    fields: [{ path: 'reason', zh: '请说明理由', en: 'Give a reason' }],
  })
})

test('no English sentence holds a Chinese character, whatever is wrong', () => {
  const { fields } = wrongAt({ reason: '', day: 'tomorrow', count: 9 })
  expect(fields).toHaveLength(3)
  for (const { en } of fields ?? []) expect(en).not.toMatch(/[\u4e00-\u9fff]/)
})

test('the path says under what the wrong field stands', () => {
  expect(wrongAt({ reason: '好的', day: '2024-06-20', count: 9 }, 'input').fields?.[0]?.path).toBe('input.count')
})
