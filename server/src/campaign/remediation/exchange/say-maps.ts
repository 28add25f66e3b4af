import type { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import type { showExchangeSystems } from '#contract/remediation/exchange.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'

type Systems = z.input<typeof showExchangeSystems.reply>['systems']

/** The maps of the campaign's `exchange.yaml` as people read them, with what of them is a draft. */
export function sayMaps(campaign: Campaign): Systems {
  const names = campaignNames(campaign)
  const levels = new Map<string, Words>(campaign.levels.map(({ id, name }) => [id, name]))
  const states: Readonly<Record<string, Words>> = problemStates.states
  const oursOf = (field: ExchangeField, code: string): Words => {
    if (field === 'state') return pick(states[code], code)
    if (field === 'level') return pick(levels.get(code), code)
    const name = field === 'dimension' ? names.dimension(code) : code
    return { zh: name, en: name }
  }
  return campaign.exchangeSystems.map(({ id, name, shortName, problem, source, tag }) => ({
    id,
    name,
    shortName,
    out: problem.out.map(({ header, field }) => ({ headers: [header], field })),
    in: problem.in.map(({ headers, field }) => ({ headers: [...headers], field })),
    match: [...problem.match],
    values: Object.entries(problem.values).flatMap(([field, values]) =>
      (values ?? []).map(({ ours, theirs, alsoRead = [] }) => ({
        field: field as ExchangeField,
        ours: oursOf(field as ExchangeField, ours),
        theirs: [theirs, ...alsoRead],
      })),
    ),
    source,
    tag,
    draft: tag !== 'V' && tag !== 'S',
  }))
}

const pick = (words: Words | undefined, code: string): Words =>
  words ? { zh: words.zh, en: words.en } : { zh: code, en: code }
