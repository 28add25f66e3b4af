async function saveReport(): Promise<void> {
  await Promise.resolve()
}

export function forgetsAPromise(): void {
  saveReport()
}

export function expectsNobodyToWait(reports: string[]): void {
  reports.forEach(async () => {
    await saveReport()
  })
}

export async function awaitsNothing(): Promise<number> {
  return await 1
}
