/** The values that came before, with the index of each later appearance and of the first one. */
export function findRepeated(values: readonly string[]): { value: string; index: number; first: number }[] {
  const firstIndex = new Map<string, number>()
  return values.flatMap((value, index) => {
    const first = firstIndex.get(value)
    if (first === undefined) {
      firstIndex.set(value, index)
      return []
    }
    return [{ value, index, first }]
  })
}
