/**
 * Finds circles among modules that load each other at start (Tarjan's strongly connected components).
 *
 * @param edges for each module, the modules it loads
 * @returns each circle as its members in alphabetical order
 */
export function findCycles(edges: Map<string, string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const cycles: string[][] = []

  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.get(node) ?? 0)
    stack.push(node)
    onStack.add(node)
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next)
        low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
      } else if (onStack.has(next)) {
        low.set(node, Math.min(low.get(node) ?? 0, index.get(next) ?? 0))
      }
    }
    if (low.get(node) !== index.get(node)) return
    const members = stack.splice(stack.indexOf(node))
    for (const member of members) onStack.delete(member)
    const itself = (edges.get(node) ?? []).includes(node)
    if (members.length > 1 || itself) cycles.push(members.toSorted())
  }

  for (const node of edges.keys()) if (!index.has(node)) visit(node)
  return cycles
}
