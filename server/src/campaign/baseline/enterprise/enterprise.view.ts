import type { EnterpriseRow, EnterpriseView } from '#contract/baseline/enterprise.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { type EnterpriseCase, enterpriseColumns } from './enterprise.store.ts'
import type { EnterpriseWorkflow } from './enterprise.workflow.ts'
import { phonePlace } from './fact-changes.ts'
import { judgeCode } from './judge-code.ts'
import { maskPhones } from './phones.ts'

type Row = EnterpriseCase & { openProblems: number | null }

/** One line of the registry as the web sees it. */
export function enterpriseRow(the: Row, sealing: Sealing): EnterpriseRow {
  return {
    id: the.id,
    version: the.version,
    name: the.name,
    code: the.uscc ?? the.temporaryCode,
    temporary: the.uscc === null,
    kind: the.kind,
    state: the.state,
    area: the.area,
    county: the.county,
    township: the.township,
    industries: [...the.industries],
    productionState: the.productionState,
    scale: the.scale,
    permitKind: the.permitKind,
    address: the.address,
    contactName: the.contactName,
    phoneMasked: the.phoneSealed ? maskPhones(sealing.open(the.phoneSealed, phonePlace)) : null,
    openProblems: the.openProblems ?? 0,
    updatedAt: the.updatedAt.toISOString(),
  }
}

const rowsById: Prepared = {
  name: 'enterprise rows by id',
  text: `select ${enterpriseColumns('e')}, p.open as "openProblems" from baseline.enterprise e
    left join baseline.enterprise_problems p on p.enterprise_id = e.id and e.has_open_problems where e.id = any ($1)`,
}

/** The rows of these ids that are in reach, in the order given. */
export async function readEnterpriseRows(tx: Tx, sealing: Sealing, ids: readonly string[]): Promise<EnterpriseRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.run<Row & Record<string, unknown>>(rowsById, [ids])
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    return row ? [enterpriseRow(row, sealing)] : []
  })
}

interface Page extends Row {
  formerNames: EnterpriseView['formerNames']
  sites: EnterpriseView['sites']
  memberships: EnterpriseView['memberships']
  changed: Record<string, number>
  waitingFor: EnterpriseView['waitingFor']
  duplicateName: string | null
  duplicates: EnterpriseView['duplicates']
  splitFromName: string | null
  splitOff: EnterpriseView['splitOff']
}

const page: Prepared = {
  name: 'enterprise page',
  text: `select ${enterpriseColumns('e')}, p.open as "openProblems",
      coalesce((select jsonb_agg(jsonb_build_object('name', name, 'until', until) order by until desc)
        from baseline.former_name f where f.enterprise_id = e.id), '[]') as "formerNames",
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'area', area, 'township', township, 'address', address,
          'lng', lng, 'lat', lat, 'closedOn', closed_on) order by id)
        from baseline.site s where s.enterprise_id = e.id), '[]') as sites,
      coalesce((select jsonb_agg(jsonb_build_object('industry', industry, 'since', since, 'until', until, 'reason', reason) order by since)
        from baseline.membership m where m.enterprise_id = e.id), '[]') as memberships,
      coalesce((select jsonb_object_agg(field, times) from (select field, count(*) as times from baseline.field_change c
        where c.enterprise_id = e.id group by field) as counted), '{}') as changed,
      (select jsonb_build_object('unitName', coalesce(u.name, d.holder_unit, ''), 'due', d.stands_at) from ground.duty d
        left join ground.unit u on u.id = d.holder_unit
        where d.subject_id = e.id and d.done_at is null and d.kind in ('verify', 'confirm', 'correct') limit 1) as "waitingFor",
      (select name from baseline.enterprise other where other.id = e.duplicate_of) as "duplicateName",
      coalesce((select jsonb_agg(jsonb_build_object('id', other.id, 'name', other.name) order by other.updated_at) from baseline.enterprise other
        where other.duplicate_of = e.id), '[]') as duplicates,
      (select name from baseline.enterprise whole where whole.id = e.split_from) as "splitFromName",
      coalesce((select jsonb_agg(jsonb_build_object('id', part.id, 'name', part.name) order by part.id) from baseline.enterprise part
        where part.split_from = e.id and part.state <> 'voided'), '[]') as "splitOff"
    from baseline.enterprise e left join baseline.enterprise_problems p on p.enterprise_id = e.id where e.id = $1`,
}

/** The page of one enterprise with the actions this post may take. Throws 404 where it is absent or out of reach. */
export async function viewEnterprise(
  tx: Tx,
  { workflow, sealing, moment }: { workflow: EnterpriseWorkflow; sealing: Sealing; moment: Moment },
  id: string,
): Promise<EnterpriseView> {
  const [the] = await tx.run<Page & Record<string, unknown>>(page, [id])
  if (!the) throw absent()
  const judged = judgeCode(the.uscc)
  const [unitName, personName] = splitActorWords(the.reportedWords)
  return {
    ...enterpriseRow(the, sealing),
    uscc: the.uscc,
    usccWarning: 'warning' in judged && judged.warning ? { ...judged.warning, reason: the.usccReason } : null,
    legalPerson: the.legalPerson,
    village: the.village,
    grid: the.grid,
    lng: the.lng,
    lat: the.lat,
    products: the.products,
    capacity: the.capacity,
    startedOn: the.startedOn,
    landUse: the.landUse,
    eiaKind: the.eiaKind,
    eiaNumber: the.eiaNumber,
    permitNumber: the.permitNumber,
    permitUntil: the.permitUntil,
    gbt4754: the.gbt4754,
    source: the.source,
    remarks: the.remarks,
    formerNames: the.formerNames,
    sites: the.sites,
    memberships: the.memberships,
    changed: the.changed,
    reportedBy: { unitName, personName, at: the.reportedAt.toISOString() },
    waitingFor: the.waitingFor,
    returnReason: the.returnReason,
    duplicateOf: the.duplicateOf ? { id: the.duplicateOf, name: the.duplicateName ?? '' } : null,
    duplicates: the.duplicates,
    splitFrom: the.splitFrom ? { id: the.splitFrom, name: the.splitFromName ?? '' } : null,
    splitOff: the.splitOff,
    closedDownOn: the.closedDownOn,
    voiding:
      the.voidAt && the.voidWords && the.voidReason
        ? { personName: the.voidWords, reason: the.voidReason, at: the.voidAt.toISOString() }
        : null,
    mayReveal: the.phoneSealed !== null && may(tx.actor, 'enterprise.telephone'),
    actions: available(workflow, the, tx.actor, moment),
    asOf: moment.at.toISOString(),
  }
}

/** 「××镇 王敏」 into unit and person, as they stood that day. */
export function splitActorWords(words: string): [unit: string, person: string] {
  const at = words.lastIndexOf(' ')
  return at < 0 ? [words, ''] : [words.slice(0, at), words.slice(at + 1)]
}
