import { freezeList } from '#campaign/baseline/index.ts'
import type { ListStage } from '#contract/baseline/list-version.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type LivingCity, requestId } from './living-city.ts'

/** 三(一)-1, 三(一)-3: lists are handed up as the campaign goes on, and frozen when they are: by an area, by a department, by the city. */
export function freezeLists(city: LivingCity): void {
  const numbers = new Map<string, number>()
  const freeze = (
    day: string,
    by: () => Actor,
    said: { list: string; stage: ListStage; area: string | null; industry: string | null; note: string },
  ) =>
    city.timeline.at(day, async () => {
      const series = `${said.list} ${said.area} ${said.industry}`
      const number = (numbers.get(series) ?? 0) + 1
      numbers.set(series, number)
      try {
        await freezeList(city.baseline.freezing, by(), { requestId: requestId(city), ...said, number })
      } catch (error) {
        // a part of the city, as tests load it, may have nothing in this one
        if ((error as { code?: string }).code !== 'list.empty') throw error
        numbers.set(series, number - 1)
      }
    })
  const cityOffice = () => city.post('cityOffice', 'city-office')
  const kaihua = () => city.post('areaOffice', '330824-office')
  const economy = () => city.post('cityIndustry', 'city-economy')
  const whole = { area: null, industry: null }
  const one = { list: 'listOne', ...whole }
  const three = { list: 'listThree', ...whole }
  const ofKaihua = { list: 'listOne', area: '330824', industry: null }
  freeze('2023-12-20', kaihua, { ...ofKaihua, stage: 'survey', note: '摸底底数上报' })
  freeze('2023-12-29', cityOffice, { ...one, stage: 'survey', note: '全市摸底底数' })
  freeze('2024-03-29', cityOffice, { ...one, stage: 'remediation', note: '一季度末' })
  freeze('2024-03-29', cityOffice, { ...three, stage: 'remediation', note: '一季度末' })
  freeze('2024-06-13', economy, {
    list: 'listThree',
    stage: 'remediation',
    area: '330881',
    industry: 'wood-furniture',
    note: '江山木业整治调度',
  })
  freeze('2024-06-14', cityOffice, { ...one, stage: 'remediation', note: '半年盘点' })
  freeze('2024-06-14', cityOffice, { ...three, stage: 'remediation', note: '半年盘点' })
  freeze('2024-06-18', kaihua, { ...ofKaihua, stage: 'remediation', note: '半年盘点' })
}
