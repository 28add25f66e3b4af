async function saveReport(): Promise<void> {
  await Promise.resolve()
}

export function forgetsAPromise(): void {
  saveReport()
}

export function asksAPromise(): string {
  return saveReport() ? 'always' : 'never'
}

export async function awaitsNothing(): Promise<number> {
  return await 1
}
