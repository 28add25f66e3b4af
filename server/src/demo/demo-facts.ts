import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const byIndustry = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value)
const share = z.number().min(0).max(1)
const several = z.array(z.string().min(1)).min(1)

const DemoFacts = z.strictObject({
  /** Enterprises by area and industry. */
  distribution: z.record(z.string(), byIndustry(z.number().int().min(1))),
  /** Names of the townships of an area where an industry gathers. */
  clusters: z.record(z.string(), byIndustry(several)),
  names: z.strictObject({
    first: z.string().transform(text => Array.from(text)),
    second: z.string().transform(text => Array.from(text)),
    prefixes: z.record(z.string(), several),
    endings: byIndustry(z.strictObject({ firm: several, small: several })),
    household: several,
    surnames: z.string().transform(text => Array.from(text)),
    givenNames: several,
    villages: several,
  }),
  shareSmall: byIndustry(share),
  shareWithoutCode: byIndustry(share),
  employees: byIndustry(z.tuple([z.number().int(), z.number().int()])),
  shareWithProblems: share,
  mostProblems: z.number().int(),
  /** How an area is written in a user name. */
  latin: z.record(z.string(), z.string()),
})
export type DemoFacts = z.infer<typeof DemoFacts>

/** Reads `demo/city.yaml` of a campaign's folder. Throws where there is none: such a campaign has no demo city. */
export function readDemoFacts(campaignFolder: string): DemoFacts {
  return DemoFacts.parse(parse(readFileSync(join(campaignFolder, 'demo', 'city.yaml'), 'utf8')))
}
