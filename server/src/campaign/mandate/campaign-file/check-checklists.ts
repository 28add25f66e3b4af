import type { CampaignFault } from './campaign-fault.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** Checklists: one per industry and one for all, codes with the list's own prefix, no code twice anywhere. */
export function checkChecklists({ checklists, industries }: CampaignFiles): CampaignFault[] {
  const faults: CampaignFault[] = []
  const codes = new Map<string, string>()
  for (const { file, content } of checklists) {
    const expected =
      content.industry === 'common' ? 'G' : industries?.industries.find(({ id }) => id === content.industry)?.checklist
    if (industries && expected === undefined)
      faults.push({
        file,
        path: 'industry',
        zh: `没有行业 ${content.industry}，应为 industries.yaml 中的 id 或 common`,
        en: `there is no industry ${content.industry}; expected an id of industries.yaml, or common`,
      })
    if (expected !== undefined && expected !== content.prefix)
      faults.push({
        file,
        path: 'prefix',
        zh: `应为 ${expected}，与 industries.yaml 中该行业的 checklist 一致`,
        en: `expected ${expected}, the industry's checklist in industries.yaml`,
      })
    content.items.forEach(({ code }, index) => {
      const path = `items[${index}].code`
      if (!code.startsWith(`${content.prefix}-`))
        faults.push({
          file,
          path,
          zh: `${code} 应以 ${content.prefix}- 开头`,
          en: `${code} must begin with ${content.prefix}-`,
        })
      const earlier = codes.get(code)
      if (earlier !== undefined)
        faults.push({
          file,
          path,
          zh: `条款号 ${code} 已用于 ${earlier}`,
          en: `the code ${code} is already used at ${earlier}`,
        })
      else codes.set(code, `${file} ${path}`)
    })
  }
  const covered = new Set(checklists.map(({ content }) => content.industry))
  for (const id of ['common', ...(industries?.industries.map(industry => industry.id) ?? [])])
    if (!covered.has(id) && checklists.length > 0)
      faults.push({
        file: 'checklists',
        path: '',
        zh: `缺少 ${id} 的技术规范（${id}.yaml），或其内容有误`,
        en: `the checklist of ${id} (${id}.yaml) is missing or faulty`,
      })
  return faults
}
