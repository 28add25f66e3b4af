import type { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import { addressOf } from '../http/call.ts'
import type { ListEndpoint } from './ledger-definition.ts'

/** A list below one record, as a ledger takes it: the record's id stands in the address and in the name rows are kept under. */
export function listWithin<Query extends z.ZodType, Reply extends ListEndpoint<unknown>['reply']>(
  endpoint: Endpoint<z.ZodType, Query, z.ZodType, Reply>,
  params: Readonly<Record<string, string>>,
): Endpoint<z.ZodType, Query, z.ZodType, Reply> {
  return {
    ...endpoint,
    name: `${endpoint.name} ${Object.values(params).join(' ')}`,
    path: addressOf(endpoint, { params }) as `/api/${string}`,
  }
}
