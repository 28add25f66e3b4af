import { describe, expect, test } from 'vitest'
import type { OnBehalf } from '#contract/ground/hand-over.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import type { Represented } from './index.ts'
import { onBehalfWords, refusesOnBehalf, refusesProof } from './index.ts'

const household: Represented = {
  name: '贺村××木器加工户',
  hasAccount: false,
  area: '330881',
  township: '330881101',
  industry: ['wood-furniture'],
  enterpriseId: '00000000-0000-7000-8000-000000000001',
  grid: '330881101-03',
}
const post = (role: Role, scope: Scope): Actor => ({ ...servicePost('identity'), role, scope, words: '贺村镇 王敏' })
const township: Scope = { kind: 'townships', townships: ['330881101'], industries: null }
const said = (proof: OnBehalf['proof'], files: string[] = []): OnBehalf => ({ ground: '没有账号', proof, files })

describe('三(一)-1 代办', () => {
  test('the township and the grid act for an enterprise of theirs that has no account', () => {
    expect(refusesOnBehalf(post('townshipOfficer', township), household)).toBeNull()
    expect(refusesOnBehalf(post('gridWorker', { kind: 'grids', grids: ['330881101-03'] }), household)).toBeNull()
  })

  test('another township does not find it; the answer is that of an absent record', () => {
    const elsewhere = post('townshipOfficer', { kind: 'townships', townships: ['330881102'], industries: null })
    expect(refusesOnBehalf(elsewhere, household)).toMatchObject({ status: 404, code: 'notFound' })
  })

  test('a department does not act for it, and hears who may', () => {
    const department = post('areaEcology', { kind: 'areas', areas: ['330881'], industries: null })
    expect(refusesOnBehalf(department, household)).toMatchObject({
      code: 'notPermitted',
      accepted: { zh: expect.stringContaining('乡镇') },
    })
  })

  test('nobody acts for one that has an account', () => {
    const refusal = refusesOnBehalf(post('townshipOfficer', township), { ...household, hasAccount: true })
    expect(refusal?.zh).toContain('有自己的账号')
  })

  test.each(['paper', 'photo'] as const)('%s as proof needs its file', proof => {
    expect(refusesProof(said(proof))).toMatchObject({ code: 'missing', fields: [{ path: 'onBehalfOf.files' }] })
    expect(refusesProof(said(proof, ['00000000-0000-7000-8000-00000000000f']))).toBeNull()
  })

  test('a code by SMS is proof only where one was sent and came back', () => {
    expect(refusesProof(said('smsCode'))).toMatchObject({
      code: 'notOffered',
      accepted: { zh: expect.stringContaining('照片') },
    })
    expect(refusesProof(said('smsCode'), false)).toMatchObject({ code: 'missing' })
    expect(refusesProof(said('smsCode'), true)).toBeNull()
  })

  test('is shown with both names', () => {
    expect(onBehalfWords('贺村镇 王敏', household.name)).toBe('贺村镇 王敏 代 贺村××木器加工户')
  })
})
