/** A number for a message: as it chooses the plural, and as it is written. */
export function counted(count: number): { count: number; number: string } {
  return { count, number: count.toLocaleString('en-US') }
}
