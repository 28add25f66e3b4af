import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,server,web,tools,bench,campaigns}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['server/test/global-setup.ts'],
    pool: 'forks',
    // each worker has a PostgreSQL of its own; more than four would only wait for the disk
    maxWorkers: Math.min(4, availableParallelism()),
    // a process for every file would load the whole server again each time: two fifths of the run
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
