import { type Campaign, type CampaignLookups, campaignLookups } from '#campaign/mandate/index.ts'
import type { RosterInput } from '#contract/baseline/omission.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import { cellOfPlace } from '../enterprise/cell-of-place.ts'
import { matchEnterprise } from '../enterprise/match-enterprise.ts'
import type { Registering } from '../registering.ts'
import type { RosterEntry } from './roster-entry.store.ts'
import type { RosterEntryWorkflow } from './roster-entry.workflow.ts'

const lookups = new WeakMap<Campaign, CampaignLookups>()

/**
 * 三(一)-2: takes in one row of a roster and matches it to the one enterprise it can be; what matches none is kept and looked at each
 * night. A row that is known, by its number or else by its code or name in its place, is brought up to date. Repeating the request
 * returns what it made.
 */
export async function receiveRosterEntry(
  tx: Tx,
  registering: Pick<Registering, 'campaign' | 'clock' | 'calendar'>,
  workflow: RosterEntryWorkflow,
  { requestId, input }: { readonly requestId: string; readonly input: RosterInput },
): Promise<RosterEntry> {
  const { campaign } = registering
  const where = cellOfPlace(campaign, tx.actor, [input.place, input.namedAs].filter(Boolean).join(' '))
  const read = input.code ? parseUscc(input.code) : null
  const code = read?.kind === 'ok' ? read.code : null
  const nameFolded = foldName(input.namedAs)
  const sameAs = code ?? `${where.township ?? where.area} ${nameFolded}`
  const facts = {
    scope: input.scope || null,
    permitKind: input.permitKind ?? null,
    power: input.power ?? null,
    receivedByWords: tx.actor.words,
  }
  const [before] = await tx.query<{ id: string }>(
    `select id from baseline.roster_entry where kind = $1 and case when $2::text is null then number is null and same_as = $3 else number = $2 end`,
    [input.kind, input.number ?? null, sameAs],
  )
  if (before) return actWithin(tx, registering, workflow, { id: before.id, action: 'renew', requestId, input: facts })
  const { after } = await createWithin(
    tx,
    registering,
    workflow,
    { action: 'receive', requestId },
    async (inner, moment) => {
      const known = industryOf(campaign, input)
      const match = await matchEnterprise(inner, campaign, { ...input, code: code ?? undefined })
      const cell = match
        ? await cellOfEnterprise(inner, match.enterpriseId)
        : { ...where, industry: known?.industry ?? null }
      return {
        to: match ? 'matched' : 'unmatched',
        cell: {
          area: cell.area,
          county: null,
          township: cell.township,
          industry: cell.industry,
          enterpriseId: match?.enterpriseId ?? null,
        },
        set: {
          ...facts,
          kind: input.kind,
          namedAs: input.namedAs,
          nameFolded,
          sameAs,
          number: input.number || null,
          code,
          industryBy: match ? null : (known?.by ?? null),
          place: input.place || null,
          matchedBy: match?.by ?? null,
          receivedAt: moment.at,
        },
      }
    },
  )
  return after
}

/** The one industry of the campaign that its scope points to, or else its name; null where none does, or several do. */
function industryOf(
  campaign: Campaign,
  { namedAs, scope }: RosterInput,
): { readonly industry: string; readonly by: 'scope' | 'name' } | null {
  let known = lookups.get(campaign)
  if (!known) {
    known = campaignLookups(campaign)
    lookups.set(campaign, known)
  }
  for (const by of ['scope', 'name'] as const) {
    const text = by === 'scope' ? scope : namedAs
    const found = text ? known.resolveIndustry(text) : null
    if (found && 'found' in found) return { industry: found.found.id, by }
  }
  return null
}
