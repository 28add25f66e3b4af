import type { CampaignExchangeSystem } from '#campaign/mandate/index.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { FileStorage } from '#ground/files/index.ts'
import type { RemediationContext } from '../context.ts'
import type { Remediation } from '../remediation.ts'
import type { ExchangeDecisionWorkflow } from './exchange-decision.workflow.ts'
import type { ExchangeRoundWorkflow } from './exchange-round.workflow.ts'

/** What the exchange is handed, and its nouns. */
export interface Exchanging extends RemediationContext {
  readonly storage: FileStorage
  readonly remediation: Remediation
  readonly rounds: ExchangeRoundWorkflow
  readonly decisions: ExchangeDecisionWorkflow
}

/** The system of that id. Throws 422 `exchange.unknownSystem` where the campaign names none. */
export function systemOf({ campaign }: Pick<Exchanging, 'campaign'>, id: string): CampaignExchangeSystem {
  const found = campaign.exchangeSystems.find(system => system.id === id)
  if (found) return found
  throw refuse(
    422,
    'exchange.unknownSystem',
    { zh: '方案数据中没有这个外部系统', en: 'The campaign’s data name no such system' },
    {
      zh: `可用：${campaign.exchangeSystems.map(({ shortName }) => shortName).join('、')}`,
      en: `Known: ${campaign.exchangeSystems.map(one => one.id).join(', ')}`,
    },
  )
}

/** The cell of a round: it speaks for the whole city. */
export const cellOfRound = ({ campaign }: Pick<Exchanging, 'campaign'>) => ({
  area: campaign.city.code,
  county: null,
  township: null,
  industry: null,
  enterpriseId: null,
})
