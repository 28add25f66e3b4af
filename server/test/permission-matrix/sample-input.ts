import { z } from 'zod'

type Shape = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minItems?: number
  minLength?: number
  minimum?: number
  format?: string
}

/** The least that a schema takes: what is required, as short and small as it may be. What a refinement asks for is said by the row. */
export function sampleInput(schema: z.ZodType): unknown {
  return sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)
}

function sampleOf(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const choice = shape.oneOf ?? shape.anyOf
  if (choice?.[0]) return sampleOf(choice[0])
  switch (shape.type) {
    case 'object':
      return Object.fromEntries((shape.required ?? []).map(name => [name, sampleOf(shape.properties?.[name] ?? {})]))
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items ?? {}))
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return true
    case 'string':
      if (shape.format === 'uuid') return crypto.randomUUID()
      if (shape.format === 'date') return '2024-06-20'
      return '样'.repeat(Math.max(1, shape.minLength ?? 1))
    default:
      return {}
  }
}
