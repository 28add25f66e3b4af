import { inject } from 'vitest'

/** How one of the run's PostgreSQL servers is reached, as the superuser and as the two roles of the application. */
export interface TestCluster {
  readonly superuserUrl: string
  readonly ownerPassword: string
  readonly appPassword: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    clusters: TestCluster[]
  }
}

/** The PostgreSQL of the worker that runs this file; no other worker opens a transaction in it. */
export function ownCluster(): TestCluster {
  const worker = Number(process.env.VITEST_POOL_ID)
  const cluster = inject('clusters')[worker - 1]
  if (!cluster) throw new Error(`no PostgreSQL was started for worker ${worker}`)
  return cluster
}
