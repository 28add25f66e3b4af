import { describe, expect, test } from 'vitest'
import { type BuildManifest, weighPages } from './check-page-weight.ts'

const MANIFEST: BuildManifest = {
  'index.html': { file: 'assets/entry.js', isEntry: true, imports: ['_react.js'] },
  '_react.js': { file: 'assets/react.js', imports: ['_react.js'] },
  'src/views/worklist/worklist-page.tsx': {
    file: 'assets/worklist.js',
    src: 'src/views/worklist/worklist-page.tsx',
    isDynamicEntry: true,
    imports: ['index.html', '_table.js'],
  },
  'src/views/board/board-page.tsx': {
    file: 'assets/board.js',
    src: 'src/views/board/board-page.tsx',
    isDynamicEntry: true,
    imports: ['_table.js'],
  },
  'src/views/board/words.zh.ts': {
    file: 'assets/board-zh.js',
    src: 'src/views/board/words.zh.ts',
    isDynamicEntry: true,
  },
  'src/views/board/words.en.ts': {
    file: 'assets/board-en.js',
    src: 'src/views/board/words.en.ts',
    isDynamicEntry: true,
  },
  'src/ground/chart/draw-chart.ts': {
    file: 'assets/echarts.js',
    src: 'src/ground/chart/draw-chart.ts',
    isDynamicEntry: true,
  },
  '_table.js': { file: 'assets/table.js' },
}

const SIZES: Record<string, number> = {
  'assets/entry.js': 10_000,
  'assets/react.js': 100_000,
  'assets/table.js': 200_000,
  'assets/worklist.js': 50_000,
  'assets/board.js': 50_000,
  'assets/board-zh.js': 1000,
  'assets/board-en.js': 900_000,
  'assets/echarts.js': 900_000,
}

describe('the weight of pages', () => {
  const weights = weighPages(MANIFEST, file => SIZES[file] ?? 0)
  const weightOf = (name: string) => weights.find(({ page }) => page.includes(name))

  test('a page weighs what the entry and the page import, each file once', () => {
    expect(weightOf('worklist')?.kilobytes).toBe(360)
  })

  test('the words of one language count, with the page they belong to', () => {
    expect(weightOf('board')?.kilobytes).toBe(361)
  })

  test('what loads when opened does not count', () => {
    expect(weights.every(({ kilobytes }) => kilobytes < 400)).toBe(true)
  })

  test('sign-in and worklist may weigh 350 kB, a screen with a table 480 kB', () => {
    expect(weightOf('worklist')?.limit).toBe(350)
    expect(weightOf('board')?.limit).toBe(480)
    expect(weightOf('entry')?.limit).toBe(350)
  })
})
