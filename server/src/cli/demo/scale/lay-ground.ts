import type { Role } from '#contract/ground/role.ts'
import type { Filling } from './fill-to-scale.ts'

/** What inspectors find at this size: few words, repeated, as in real lists. */
const finds = [
  ['pollutionControl', '喷漆房未密闭，废气无组织逸散', '密闭喷漆房并负压收集'],
  ['pollutionControl', '沉淀池渗漏，雨污未分流', '修复沉淀池，雨污管网分开'],
  ['pollutionControl', '集气罩风量不足，车间异味明显', '更换集气罩并核算风量'],
  ['pollutionControl', '物料露天堆放，未覆盖', '建封闭料棚，地面硬化'],
  ['environmentalManagement', '危废暂存间未分区，标识不全', '分区贮存，更换标识牌'],
  ['environmentalManagement', '环保台账缺失，未按月记录', '补齐台账，明确专人记录'],
  ['environmentalManagement', '自行监测频次不足', '补做监测并公开结果'],
  ['riskControl', '应急预案未修订，应急池被占用', '修订预案，清空应急池'],
  ['riskControl', '地面防渗层开裂', '修复防渗层并做闭水试验'],
  ['processEquipment', '主要设备老化，跑冒滴漏', '更换设备并拆除旧设备'],
  ['processEquipment', '关键工序敞开式人工操作', '改为密闭自动线'],
  ['energySaving', '烘干设备保温层脱落', '修复保温，加装余热回收'],
] as const

/**
 * Temporary tables that the later steps join: townships with an officer, cells of area and industry with the departments in charge and
 * somebody of each, and what is found. Throws where a post that the histories need has nobody.
 */
export async function layGround({ client, context }: Filling): Promise<void> {
  const { campaign, stages } = context
  const { settings } = stages.remediation
  const { rows } = await client.query<{ role: string; unit: string; actor: unknown }>(
    `select distinct on (o.role, o.unit_id) o.role, o.unit_id as unit, jsonb_build_object('person', p.id, 'post', o.id, 'unit', o.unit_id,
       'words', coalesce(u.short_name, u.name) || ' ' || p.name) as actor
     from ground.post o join ground.person p on p.id = o.person_id join ground.unit u on u.id = o.unit_id
     where p.ended_at is null and o.valid_until is null order by o.role, o.unit_id, p.username`,
  )
  const actors = new Map(rows.map(({ role, unit, actor }) => [`${role} ${unit}`, actor]))
  const actorOf = (unit: string, ...roles: Role[]) => {
    const found = roles.map(role => actors.get(`${role} ${unit}`)).find(actor => actor !== undefined)
    if (!found)
      throw new Error(`演示城市中 ${unit} 没有${roles.join('、')} / nobody in ${unit} is ${roles.join(' or ')}`)
    return found
  }
  const towns = campaign.townships.map(({ code, area, county }) => ({
    ...{ code, area, county },
    officer: actorOf(code, 'townshipOfficer'),
  }))
  const cells = campaign.areas.flatMap(area =>
    campaign.industries.map(industry => {
      const where = { area: area.code, industry: industry.id }
      const department = settings.areaUnit('areaIndustry', where)
      const ecology = settings.areaUnit('areaEcology', where)
      return {
        ...where,
        department: actorOf(department, 'areaIndustry', 'areaEcology'),
        ecology: actorOf(ecology, 'areaEcology'),
        city: actorOf(industry.lead, 'cityIndustry'),
      }
    }),
  )
  await client.query(
    `create temp table scale_town on commit drop as
     select * from jsonb_to_recordset($1) as town(code text, area text, county text, officer jsonb)`,
    [JSON.stringify(towns)],
  )
  await client.query(
    `create temp table scale_cell on commit drop as
     select * from jsonb_to_recordset($1) as cell(area text, industry text, department jsonb, ecology jsonb, city jsonb)`,
    [JSON.stringify(cells)],
  )
  await client.query(
    `create temp table scale_find on commit drop as
     select place, find ->> 0 as dimension, find ->> 1 as words, find ->> 2 as measure
     from jsonb_array_elements($1) with ordinality as given(find, place)`,
    [JSON.stringify(finds)],
  )
}

export const findsAtAll = finds.length
