import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type CampaignFault, CampaignFileError } from './campaign-fault.ts'
import { defaultCampaignFolder } from './default-campaign-folder.ts'
import { loadCampaign } from './load-campaign.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Faults of a copy of the real folder in which each named file was changed. */
function faultsAfter(changes: Record<string, (content: string) => string | null>): readonly CampaignFault[] {
  const folder = mkdtempSync(join(tmpdir(), 'campaign-'))
  folders.push(folder)
  cpSync(defaultCampaignFolder, folder, { recursive: true })
  for (const [file, change] of Object.entries(changes)) {
    const before = readFileSync(join(folder, file), 'utf8')
    const after = change(before)
    expect(after, `the change of ${file} changes nothing`).not.toBe(before)
    if (after === null) rmSync(join(folder, file))
    else writeFileSync(join(folder, file), after)
  }
  try {
    loadCampaign(folder)
  } catch (error) {
    if (error instanceof CampaignFileError) return error.faults
    throw error
  }
  return []
}

const replace = (from: string | RegExp, to: string) => (content: string) => content.replace(from, to)

describe('a faulty campaign folder is refused with file, path and what was expected', () => {
  const cases: [string, Record<string, (content: string) => string | null>, Partial<CampaignFault>][] = [
    [
      'a deadline that is not its batch’s',
      { 'industries.yaml': replace('deadline: 2023-12-31', 'deadline: 2024-12-31') },
      {
        file: 'industries.yaml',
        path: 'industries[0].deadline',
        zh: expect.stringContaining('应为 2023-12-31') as string,
      },
    ],
    [
      'a day that does not exist',
      { 'industries.yaml': replace('deadline: 2023-12-31', 'deadline: 2023-02-30') },
      { file: 'industries.yaml', path: 'industries[0].deadline', en: 'expected a real date written YYYY-MM-DD' },
    ],
    [
      'a lead department that does not exist',
      { 'industries.yaml': replace('lead: city-agriculture', 'lead: city-farming') },
      {
        file: 'industries.yaml',
        path: 'industries[1].lead',
        zh: expect.stringContaining('没有单位 city-farming') as string,
      },
    ],
    [
      'an alias of two industries',
      { 'industries.yaml': replace('aliases: [榨菜,', 'aliases: [榨菜, 家具厂,') },
      {
        file: 'industries.yaml',
        path: expect.stringMatching(/^industries\[6\]\.aliases\[\d+\]$/) as string,
        zh: expect.stringContaining('一个别名只能属于一个行业') as string,
      },
    ],
    [
      'an ambiguous word without its industry among the candidates',
      { 'industries.yaml': replace('aliases: [榨菜,', 'aliases: [榨菜, 五金,') },
      {
        path: 'industries[1].aliases[1]',
        zh: expect.stringContaining('其 candidates 应包含 pickled-mustard') as string,
      },
    ],
    [
      'a candidate that is no industry',
      {
        'industries.yaml': replace(
          'candidates: [waste-plastic, recyclables, chemical]',
          'candidates: [waste-plastics]',
        ),
      },
      { path: 'ambiguous[0].candidates[0]', en: expect.stringContaining('no industry waste-plastics') as string },
    ],
    [
      'a township listed twice',
      { 'areas.yaml': replace('code: "330802006"', 'code: "330802005"') },
      {
        file: 'areas.yaml',
        path: 'areas[0].townships[1].code',
        zh: '乡镇代码 330802005 已用于 areas[0].townships[0]，一个乡镇只能有一个管理区块',
      },
    ],
    [
      'a township under the wrong county',
      { 'areas.yaml': replace('code: "330802006"', 'code: "330881999"') },
      { path: 'areas[0].townships[1].code', zh: '应以所在县(市、区)代码 330802 开头' },
    ],
    [
      'a township run by a county instead of a zone',
      { 'areas.yaml': replace('runBy: QZ-ZH', 'runBy: "330803"') },
      { path: 'areas[0].townships[4].runBy', en: 'there is no zone 330803' },
    ],
    [
      'a code that YAML reads as a number',
      { 'areas.yaml': replace('code: "330802005"', 'code: 330802005') },
      { path: 'areas[0].townships[0].code', zh: '应为文字（代码和日期请加引号）' },
    ],
    [
      'a role that does not exist',
      { 'levels.yaml': replace('roles: [cityEcology]', 'roles: [cityEcologist]') },
      {
        file: 'levels.yaml',
        path: 'levels[2].checkpoints[2].roles[0]',
        zh: expect.stringMatching(/^应为 .*cityEcology.* 之一$/) as string,
      },
    ],
    [
      'too few persons for one of each role',
      { 'levels.yaml': replace('minimumPersons: 2', 'minimumPersons: 1') },
      { path: 'levels[1].checkpoints[0].minimumPersons', zh: '每个角色各一人，至少 2 人' },
    ],
    [
      'weights that do not come to a hundred',
      { 'assessment.yaml': replace('riskControl: 15', 'riskControl: 20') },
      { file: 'assessment.yaml', path: 'weights', zh: '五个维度的权重合计为 105，应为 100' },
    ],
    [
      'a worse result that earns more',
      { 'assessment.yaml': replace('notMet: 0', 'notMet: 70') },
      { file: 'assessment.yaml', path: 'points.notMet', en: expect.stringMatching(/no more than the 60/) as string },
    ],
    [
      'points that are no number',
      { 'assessment.yaml': replace('met: 100', 'met: 满分') },
      { file: 'assessment.yaml', path: 'points.met' },
    ],
    [
      'a sign that comes to less together than once',
      { 'watch.yaml': replace('openProblems: { points: 20, most: 60 }', 'openProblems: { points: 20, most: 10 }') },
      { file: 'watch.yaml', path: 'signs.openProblems.most', zh: '合计上限 10 应与单次分值 20 同号，且不小于它' },
    ],
    [
      'a state that is said to another system in no words',
      { 'exchange.yaml': replace('          - { ours: checking, theirs: 完成待核, alsoRead: [核查中] }\n', '') },
      { file: 'exchange.yaml', path: 'systems[0].problem.values.state', zh: '缺少 checking 的说法' },
    ],
    [
      'a header that two columns of another system have',
      { 'exchange.yaml': replace('header: 本系统编号', 'header: 外部系统编号') },
      { file: 'exchange.yaml', path: 'systems[0].problem.out', zh: '「外部系统编号」写了两次' },
    ],
    [
      'an exchange without the other system’s number',
      { 'exchange.yaml': replace('问题编号], field: externalNumber', '问题编号], field: clause') },
      { file: 'exchange.yaml', path: 'systems[0].problem.in', zh: '须有外部系统编号一列' },
    ],
    [
      'a sign left out',
      { 'watch.yaml': replace('  penalty: { points: 25, most: 45 }\n', '') },
      { file: 'watch.yaml', path: 'signs.penalty' },
    ],
    [
      'two limits for one kind of step',
      { 'guard.yaml': replace('step: exclusion', 'step: inclusion') },
      { file: 'guard.yaml', path: 'steps[1].step', zh: 'inclusion 已用于 steps[0]' },
    ],
    [
      'a share of nothing',
      { 'guard.yaml': replace('sharePercent: 20', 'sharePercent: 0') },
      { file: 'guard.yaml', path: 'steps[2].sharePercent' },
    ],
    [
      'a clock left out',
      { 'clocks.yaml': content => content.replace(/ {2}- id: hopReceipt[\s\S]*?(?= {2}- id)/, '') },
      { file: 'clocks.yaml', path: 'clocks', zh: '缺少时限 hopReceipt' },
    ],
    [
      'a clock of a length that cannot be',
      { 'clocks.yaml': replace('length: 25', 'length: 31') },
      { file: 'clocks.yaml', path: expect.stringMatching(/^clocks\[\d+\]\.length$/) as string },
    ],
    [
      'a task for a unit that does not exist',
      { 'tasks.yaml': replace('lead: city-banking', 'lead: city-bank') },
      {
        file: 'tasks.yaml',
        path: expect.stringMatching(/^tasks\[\d+\]\.lead$/) as string,
        zh: expect.stringContaining('city-bank') as string,
      },
    ],
    [
      'an area’s unit in a task that has no area',
      { 'tasks.yaml': replace('lead: city-banking', "lead: '@areaOffice'") },
      { zh: expect.stringContaining('需要按区块展开') as string },
    ],
    [
      'a task confirmed by its own lead',
      {
        'tasks.yaml': replace(
          'lead: city-banking\n    cooperating: [city-ecology]\n    confirmedBy: city-office',
          'lead: city-office\n    cooperating: []\n    confirmedBy: city-office',
        ),
      },
      { path: expect.stringMatching(/confirmedBy$/) as string },
    ],
    [
      'a recurring task with a single date',
      { 'tasks.yaml': replace('due: { kind: periodEnd }', 'due: { kind: date, date: 2024-01-01 }') },
      { path: 'tasks[1].due.kind', zh: '按期重复的任务，应为 periodEnd 或 periodDay' },
    ],
    [
      'a checklist code used twice',
      { 'checklists/glass.yaml': replace('code: BL-A2', 'code: BL-A1') },
      { file: 'checklists/glass.yaml', path: 'items[1].code', zh: expect.stringContaining('BL-A1 已用于') as string },
    ],
    [
      'a checklist code of another list',
      { 'checklists/glass.yaml': replace('code: BL-A2', 'code: MJ-A9') },
      { file: 'checklists/glass.yaml', path: 'items[1].code', zh: 'MJ-A9 应以 BL- 开头' },
    ],
    [
      'a letter that is no dimension',
      { 'checklists/glass.yaml': replace('code: BL-A2', 'code: BL-F2') },
      {
        file: 'checklists/glass.yaml',
        path: 'items[1].code',
        zh: expect.stringContaining('字母 A–E 表示维度') as string,
      },
    ],
    [
      'a checklist that is missing',
      { 'checklists/glass.yaml': () => null },
      { file: 'checklists', path: '', zh: expect.stringContaining('缺少 glass 的技术规范') as string },
    ],
    [
      'a file that is missing',
      { 'units.yaml': () => null },
      { file: 'units.yaml', path: '', en: 'this file is missing or may not be read' },
    ],
    [
      'a misspelt field',
      { 'campaign.yaml': replace('version:', 'verison:') },
      { file: 'campaign.yaml', zh: expect.stringContaining('不认识的字段 verison') as string },
    ],
    [
      'a field left out',
      { 'campaign.yaml': replace(/^version: .*\n/m, '') },
      {
        file: 'campaign.yaml',
        path: 'version',
        zh: '缺少，应为文字（代码和日期请加引号）',
        en: 'missing, expected text (quote codes)',
      },
    ],
    [
      'broken YAML',
      { 'clocks.yaml': content => `${content}\n  - id: [` },
      { file: 'clocks.yaml', zh: expect.stringMatching(/第 \d+ 行不是合法的 YAML/) as string },
    ],
    [
      'YAML aliases, which can blow up',
      { 'dimensions.yaml': replace('dimensions:', 'dimensions: &a [*a]\nrest:') },
      { file: 'dimensions.yaml' },
    ],
    ['an empty file', { 'dimensions.yaml': () => '# nothing\n' }, { file: 'dimensions.yaml', zh: '文件是空的' }],
  ]

  it.each(cases)('%s', (_name, changes, fault) => {
    expect(faultsAfter(changes)).toContainEqual(expect.objectContaining(fault))
  })
})

it('tells every fault of every file at once, in Chinese and English', () => {
  const faults = faultsAfter({
    'industries.yaml': replace('deadline: 2023-12-31', 'deadline: 2024-12-31'),
    'areas.yaml': replace('code: "330802006"', 'code: "330802005"'),
    'levels.yaml': replace('minimumPersons: 2', 'minimumPersons: two'),
    'checklists/glass.yaml': replace('code: BL-A2', 'code: BL-A1'),
  })
  expect(new Set(faults.map(({ file }) => file))).toEqual(
    new Set(['industries.yaml', 'areas.yaml', 'levels.yaml', 'checklists/glass.yaml']),
  )
  for (const { zh, en } of faults) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[a-z]/)
  }
  const message = new CampaignFileError('folder', faults).message
  expect(message.split('\n')).toHaveLength(faults.length + 1)
  expect(message).toContain('industries.yaml industries[0].deadline：')
})
