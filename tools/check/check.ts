/** One thing `npm run check` looks at. */
export type Check = {
  name: string
  /** @returns complaints, each one thing to put right; empty when all is well; undefined when there is nothing to check yet */
  run(root: string): Promise<string[] | undefined>
}

/** What a check found, and how long it took. */
export type CheckResult = { name: string; complaints: string[]; skipped: boolean; seconds: number }
