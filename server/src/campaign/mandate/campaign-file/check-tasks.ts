import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

const file = 'tasks.yaml'
type Template = NonNullable<CampaignFiles['tasks']>['tasks'][number]

/** Task templates: units, industries and areas exist, place-holders have something to be filled from, terms fit the period. */
export function checkTasks({ tasks: content, industries, areas, units }: CampaignFiles): CampaignFault[] {
  if (!content) return []
  const { tasks } = content
  const faults: CampaignFault[] = findRepeated(tasks.map(({ id }) => id)).map(({ value, index, first }) => ({
    file,
    path: `tasks[${index}].id`,
    zh: `${value} 已用于 tasks[${first}]`,
    en: `${value} is already used by tasks[${first}]`,
  }))
  tasks.forEach((task, index) => {
    const at = `tasks[${index}]`
    for (const [path, unit] of unitsOf(task)) {
      if (unit.startsWith('@')) faults.push(...checkPlaceholder(task, unit, `${at}.${path}`))
      else if (units && !units.city.some(({ id }) => id === unit))
        faults.push({
          file,
          path: `${at}.${path}`,
          zh: `没有单位 ${unit}，应为 units.yaml 中 city 的 id`,
          en: `there is no unit ${unit}; expected an id under city in units.yaml`,
        })
    }
    if (Array.isArray(task.industries))
      task.industries.forEach((industry, position) => {
        if (industries && !industries.industries.some(({ id }) => id === industry))
          faults.push({
            file,
            path: `${at}.industries[${position}]`,
            zh: `没有行业 ${industry}`,
            en: `there is no industry ${industry}`,
          })
      })
    if (Array.isArray(task.areas))
      task.areas.forEach((area, position) => {
        if (areas && !areas.areas.some(({ code }) => code === area))
          faults.push({
            file,
            path: `${at}.areas[${position}]`,
            zh: `没有区块 ${area}`,
            en: `there is no area ${area}`,
          })
      })
    if (task.lead === task.confirmedBy)
      faults.push({
        file,
        path: `${at}.confirmedBy`,
        zh: `确认单位不能就是牵头单位 ${task.lead}`,
        en: `a task may not be confirmed by its own lead unit ${task.lead}`,
      })
    faults.push(...checkTerm(task, at), ...checkTitle(task, at))
  })
  return faults
}

function unitsOf(task: Template): [string, string][] {
  return [
    ['lead', task.lead],
    ...task.cooperating.map((unit, index): [string, string] => [`cooperating[${index}]`, unit]),
    ['confirmedBy', task.confirmedBy],
  ]
}

function checkPlaceholder(task: Template, unit: string, path: string): CampaignFault[] {
  const faults: CampaignFault[] = []
  if (['@cityIndustry', '@workingGroup', '@areaIndustry'].includes(unit) && task.industries === 'none')
    faults.push({
      file,
      path,
      zh: `${unit} 需要按行业展开，industries 不能为 none`,
      en: `${unit} needs an industry; industries must not be none`,
    })
  if (unit.startsWith('@area') && task.areas === 'none')
    faults.push({
      file,
      path,
      zh: `${unit} 需要按区块展开，areas 不能为 none`,
      en: `${unit} needs an area; areas must not be none`,
    })
  return faults
}

function checkTerm(task: Template, at: string): CampaignFault[] {
  const faults: CampaignFault[] = []
  const recurring = task.period !== 'once'
  const dueRecurs = task.due.kind === 'periodEnd' || task.due.kind === 'periodDay'
  if (recurring !== dueRecurs)
    faults.push({
      file,
      path: `${at}.due.kind`,
      zh: recurring ? '按期重复的任务，应为 periodEnd 或 periodDay' : '一次性任务，应为 date、byBatch 或 batchMonths',
      en: recurring
        ? 'a recurring task needs periodEnd or periodDay'
        : 'a task that falls due once needs date, byBatch or batchMonths',
    })
  const needsBatch = task.due.kind === 'byBatch' || task.due.kind === 'batchMonths' || task.until === 'batch'
  if (needsBatch && task.industries === 'none')
    faults.push({
      file,
      path: `${at}.industries`,
      zh: '时限随批次而定，需要按行业展开，不能为 none',
      en: 'a term that follows the batch needs an industry; industries must not be none',
    })
  return faults
}

function checkTitle(task: Template, at: string): CampaignFault[] {
  return (
    [
      ['{industry}', task.industries !== 'none'],
      ['{area}', task.areas !== 'none'],
      ['{period}', task.period !== 'once'],
    ] as const
  ).flatMap(([placeholder, expanded]) =>
    task.title.includes(placeholder) === expanded
      ? []
      : [
          {
            file,
            path: `${at}.title`,
            zh: expanded ? `标题应含 ${placeholder}，否则展开后的任务同名` : `没有按此展开，标题不能含 ${placeholder}`,
            en: expanded
              ? `the title must contain ${placeholder}, or the expanded tasks have one name`
              : `it is not expanded by this, so the title must not contain ${placeholder}`,
          },
        ],
  )
}
