import { expect, test } from 'vitest'
import { emptyPost, fieldOfProposal, idsIn, postOf, scopeKindOf } from './post-values.ts'

const id = '0198f1f2-6d3c-7a54-9c1e-3f2a4b5c6d7e'
const start = emptyPost('2024-06-20')

test('a post has the kind of scope its role allows, whatever was chosen for another role before', () => {
  expect(scopeKindOf({ role: 'cityOffice', scopeKind: 'areas' })).toBe('city')
  expect(scopeKindOf({ role: 'gridWorker', scopeKind: 'townships' })).toBe('townships')
  expect(scopeKindOf({ role: '', scopeKind: 'areas' })).toBeUndefined()
})

test('no industry chosen means every industry, and an empty last day none', () => {
  const post = postOf({ ...start, role: 'areaEcology', unitId: '330881-ecology', areas: ['330881'] })
  expect(post.scope).toEqual({ kind: 'areas', areas: ['330881'], industries: null })
  expect(post).not.toHaveProperty('validUntil')
})

test('enterprises are read from addresses of their pages as well as from ids', () => {
  expect(idsIn(`https://qz.example/enterprises/${id}?x=1\n${id.toUpperCase()}\n不是编号`)).toEqual([id, id])
})

test('what the server says of a field of a proposal is shown at the field of the form', () => {
  expect(fieldOfProposal('proposal.username')).toBe('username')
  expect(fieldOfProposal('proposal.posts.0.unitId')).toBe('unitId')
  expect(fieldOfProposal('proposal.post.scope')).toBe('scopeKind')
  expect(fieldOfProposal('proposal.post.scope.areas')).toBe('areas')
})
