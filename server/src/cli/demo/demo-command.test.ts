import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { demoCommand } from './demo-command.ts'

const out = vi.spyOn(console, 'log').mockImplementation(() => {})
const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => vi.clearAllMocks())
// the next file of this worker has the same console
afterAll(() => vi.restoreAllMocks())

test.each([
  { args: [], why: '--to 和 --scale 请给出其中一个' },
  { args: ['--to', '2024-07-01', '--scale', 'small'], why: '--to 和 --scale 请给出其中一个' },
  { args: ['--scale', 'medium'], why: 'medium' },
  { args: ['--size', 'small'], why: '--size' },
])('wrong arguments are told what is wrong and what would be right: $args', async ({ args, why }) => {
  expect(await demoCommand(args)).toBe(2)
  expect(error).toHaveBeenCalledWith(expect.stringContaining(why))
  expect(error).toHaveBeenCalledWith(expect.stringContaining('--scale small|large'))
})

test('help is shown without touching anything', async () => {
  expect(await demoCommand(['--help'])).toBe(0)
  expect(out).toHaveBeenCalledWith(expect.stringContaining('--to'))
})
