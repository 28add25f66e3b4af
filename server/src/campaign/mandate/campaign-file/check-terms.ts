import { ClockId, LevelId } from '#contract/mandate/campaign-file.ts'
import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** Period, batches, dimensions, clocks and levels: each there once, in order, within the campaign's days. */
export function checkTerms({ campaign, dimensions, clocks, levels }: CampaignFiles): CampaignFault[] {
  const faults: CampaignFault[] = []
  if (campaign) {
    const { from, to } = campaign.period
    if (from > to)
      faults.push({
        file: 'campaign.yaml',
        path: 'period.to',
        zh: `应不早于 period.from（${from}）`,
        en: `must not be before period.from (${from})`,
      })
    for (const { value, index } of findRepeated(campaign.batches.map(({ number }) => String(number))))
      faults.push({
        file: 'campaign.yaml',
        path: `batches[${index}].number`,
        zh: `第 ${value} 批重复，每批只写一次`,
        en: `batch ${value} stands twice; name each batch once`,
      })
    campaign.batches.forEach(({ deadline }, index) => {
      if (deadline < from || deadline > to)
        faults.push({
          file: 'campaign.yaml',
          path: `batches[${index}].deadline`,
          zh: `应在行动期限 ${from} 至 ${to} 之内`,
          en: `expected a day within the campaign, ${from} to ${to}`,
        })
    })
  }
  for (const [index, expected] of ['A', 'B', 'C', 'D', 'E'].entries()) {
    const given = dimensions?.dimensions[index]
    if (given && given.letter !== expected)
      faults.push({
        file: 'dimensions.yaml',
        path: `dimensions[${index}].letter`,
        zh: `应为 ${expected}，五个维度按 A–E 排列`,
        en: `expected ${expected}: the five dimensions stand in the order A–E`,
      })
  }
  for (const { value, index } of findRepeated(dimensions?.dimensions.map(({ id }) => id) ?? []))
    faults.push({
      file: 'dimensions.yaml',
      path: `dimensions[${index}].id`,
      zh: `${value} 重复`,
      en: `${value} stands twice`,
    })
  if (clocks) faults.push(...checkClocks(clocks.clocks))
  if (levels) faults.push(...checkLevels(levels.levels))
  return faults
}

function checkClocks(clocks: NonNullable<CampaignFiles['clocks']>['clocks']): CampaignFault[] {
  const file = 'clocks.yaml'
  const missing = ClockId.options.filter(id => !clocks.some(clock => clock.id === id))
  return [
    ...missing.map(id => ({ file, path: 'clocks', zh: `缺少时限 ${id}`, en: `the clock ${id} is missing` })),
    ...findRepeated(clocks.map(({ id }) => id)).map(({ value, index }) => ({
      file,
      path: `clocks[${index}].id`,
      zh: `时限 ${value} 重复`,
      en: `the clock ${value} stands twice`,
    })),
    ...clocks.flatMap(({ unit, length }, index) =>
      unit === 'dayOfMonth' && length > 28
        ? [
            {
              file,
              path: `clocks[${index}].length`,
              zh: '每月的日期应为 1–28，每个月才都有这一天',
              en: 'a day of the month must be 1–28, so that every month has it',
            },
          ]
        : [],
    ),
  ]
}

function checkLevels(levels: NonNullable<CampaignFiles['levels']>['levels']): CampaignFault[] {
  const file = 'levels.yaml'
  return levels.flatMap((level, index) => {
    const faults: CampaignFault[] = []
    const expected = LevelId.options[index]
    if (level.id !== expected)
      faults.push({
        file,
        path: `levels[${index}].id`,
        zh: `应为 ${expected}，三个层级由低到高排列`,
        en: `expected ${expected}: the three levels stand from low to high`,
      })
    for (const { value, index: at } of findRepeated(level.checkpoints.map(({ id }) => id)))
      faults.push({
        file,
        path: `levels[${index}].checkpoints[${at}].id`,
        zh: `同一层级内节点 ${value} 重复`,
        en: `the checkpoint ${value} stands twice in one level`,
      })
    level.checkpoints.forEach(({ everyRole, minimumPersons, roles }, at) => {
      if (everyRole && minimumPersons < roles.length)
        faults.push({
          file,
          path: `levels[${index}].checkpoints[${at}].minimumPersons`,
          zh: `每个角色各一人，至少 ${roles.length} 人`,
          en: `one person of each role makes at least ${roles.length}`,
        })
    })
    return faults
  })
}
