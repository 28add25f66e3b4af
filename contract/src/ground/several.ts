import { z } from 'zod'

/** A filter that takes several values: separated by commas in the address, or repeated. Left out or empty, it bounds nothing. */
export function several<Item extends z.ZodType>(item: Item, most = 40) {
  return z.preprocess(
    value =>
      value === undefined || value === '' ? undefined : Array.isArray(value) ? value : String(value).split(','),
    z.array(item).max(most).optional(),
  )
}
