import { expect, test } from 'vitest'
import { beginHistory, change, redo, undo } from './history.ts'

test('a change is undone and done again', () => {
  const changed = change(beginHistory('a'), 'b', 'title', 0)
  expect(undo(changed).present).toBe('a')
  expect(redo(undo(changed)).present).toBe('b')
})

test('typing on in one field is one step, a pause or another field begins the next', () => {
  const typed = ['ab', 'abc'].reduce(
    (history, value, at) => change(history, value, 'title', at * 300),
    beginHistory('a'),
  )
  expect(undo(typed).present).toBe('a')
  expect(undo(change(typed, 'abcd', 'title', 9_000)).present).toBe('abc')
  expect(undo(change(typed, 'abcd', 'basis', 400)).present).toBe('abc')
})

test('with nothing to undo or do again it stays as it is, and a new change forgets what was undone', () => {
  const begun = beginHistory('a')
  expect(undo(begun)).toBe(begun)
  expect(redo(begun)).toBe(begun)
  const forked = change(undo(change(begun, 'b', 'title', 0)), 'c', 'title', 9_000)
  expect(redo(forked).present).toBe('c')
})
