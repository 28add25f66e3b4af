import type { Campaign, Township } from '#campaign/mandate/index.ts'
import type { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import type { EnterpriseKind } from '#contract/baseline/enterprise-words.ts'
import { completeUscc } from '#ground/intake/normalise/parse-uscc.ts'
import type { DemoFacts } from './demo-facts.ts'
import { type Chance, seeded } from './seeded.ts'

/** A plant that does not exist, as its township would report it. */
export interface InventedEnterprise {
  readonly place: number
  readonly name: string
  readonly kind: EnterpriseKind
  readonly area: string
  readonly township: Township
  readonly industry: string
  readonly batch: 1 | 2 | 3
  readonly facts: EnterpriseFacts
}

// a series of organisation codes that is not in use, so no invented code is anybody's
const series = ['MAX', 'MAY']
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * The plants of the demo city, the same every time: so many for each area and industry, most of them where the industry gathers.
 *
 * @param share how much of the city, for tests; 1 is all of it
 */
export function inventEnterprises(campaign: Campaign, facts: DemoFacts, share = 1): InventedEnterprise[] {
  const taken = new Set<string>()
  const invented: InventedEnterprise[] = []
  for (const [area, industries] of Object.entries(facts.distribution)) {
    const townships = campaign.townships.filter(township => township.area === area)
    for (const [industry, count] of Object.entries(industries)) {
      const cluster = townships.filter(({ name }) => facts.clusters[area]?.[industry]?.includes(name))
      for (let number = 0; number < Math.ceil(count * share); number++) {
        const chance = seeded(`${area} ${industry} ${number}`)
        const township = cluster.length > 0 && chance.happens(0.75) ? chance.pick(cluster) : chance.pick(townships)
        const batch = campaign.industries.find(({ id }) => id === industry)?.batch ?? 3
        const place = invented.length
        invented.push({
          place,
          area,
          township,
          industry,
          batch,
          ...inventOne(facts, taken, chance, township, industry),
        })
      }
    }
  }
  return invented
}

function inventOne(facts: DemoFacts, taken: Set<string>, chance: Chance, township: Township, industry: string) {
  const { surnames, givenNames, villages } = facts.names
  const person = () => chance.pick(surnames) + chance.pick(givenNames)
  const small = chance.happens(facts.shareSmall[industry] ?? 0.3)
  const household = small && chance.happens((facts.shareWithoutCode[industry] ?? 0) * 2)
  const kind: EnterpriseKind = household ? 'household' : small ? 'workshop' : 'company'
  const owner = person()
  const name = unusedName(taken, township.name, () => {
    if (household) return `${owner}${chance.pick(facts.names.household)}`
    const trade = chance.pick(facts.names.first) + chance.pick(facts.names.second)
    const endings = facts.names.endings[industry]?.[small ? 'small' : 'firm'] ?? ['厂']
    return `${chance.pick(facts.names.prefixes[township.area] ?? [''])}${trade}${chance.pick(endings)}`
  })
  const [fewest, most] = facts.employees[industry] ?? [3, 30]
  const people = chance.between(fewest, small ? Math.ceil((fewest + most) / 4) : most)
  const near = (degrees: number) => Math.round((degrees + (chance.next() - 0.5) * 0.04) * 1e5) / 1e5
  const said: EnterpriseFacts = {
    uscc: household ? null : code(chance, kind, township.county),
    legalPerson: owner,
    contactName: household ? owner : person(),
    phone: `1${chance.between(30, 99)}0000${String(chance.between(0, 9999)).padStart(4, '0')}`,
    ...(chance.happens(0.6) ? { grid: `${township.code}-01` } : {}),
    village: chance.pick(villages),
    address: `${township.name}${chance.pick(villages)}${chance.between(1, 180)}号`,
    place: { lng: near(township.lng), lat: near(township.lat) },
    scale: !small && people > 60 ? 'aboveScale' : 'belowScale',
    eiaKind: household ? 'none' : chance.pick(['report', 'form', 'form', 'registrationForm'] as const),
    permitKind: household ? 'none' : chance.pick(['simplifiedManagement', 'registration', 'keyManagement'] as const),
    productionState: chance.happens(0.9) ? 'producing' : 'suspended',
    startedOn: `${chance.between(1998, 2022)}-0${chance.between(1, 9)}-01`,
    source: chance.pick(['survey', 'survey', 'survey', 'grid', 'petition', 'powerData'] as const),
    remarks: `演示数据，虚构；从业 ${people} 人`,
  }
  return { name, kind, facts: said }
}

/** Two plants never share a name; where the parts run out the township tells them apart. */
function unusedName(taken: Set<string>, township: string, invent: () => string): string {
  for (let attempt = 0; ; attempt++) {
    const name = attempt < 20 ? invent() : `${township}${invent()}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

function code(chance: Chance, kind: EnterpriseKind, county: string): string {
  const tail = Array.from({ length: 5 }, () => alphabet.charAt(chance.between(0, alphabet.length - 1))).join('')
  return completeUscc(`${kind === 'company' ? '91' : '92'}${county}`, chance.pick(series) + tail)
}
