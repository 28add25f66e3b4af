import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { z } from 'zod'

type Change<Filters> = (change: Partial<Filters> | ((now: Filters) => Partial<Filters>)) => void

/**
 * The filters in the address, typed by the page's schema, and the way to change some of them. Changing replaces the entry in
 * the history: 返回 leads to the page before, not to the filter before.
 */
export function useFilters<Schema extends z.ZodObject>(
  _schema: Schema,
): readonly [z.output<Schema>, Change<z.output<Schema>>] {
  const filters = useSearch({ strict: false }) as z.output<Schema>
  const navigate = useNavigate()
  const change = useCallback<Change<z.output<Schema>>>(
    what => {
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: (now: object) => ({ ...now, ...(typeof what === 'function' ? what(now as z.output<Schema>) : what) }),
      })
    },
    [navigate],
  )
  return [filters, change] as const
}

/** A parameter of the page's path, as `$id` in `/problems/$id`. */
export function usePathParameter(name: string): string {
  const parameters = useParams({ strict: false }) as Record<string, string | undefined>
  const value = parameters[name]
  if (value === undefined) throw new Error(`the path of this page has no $${name}`)
  return value
}
