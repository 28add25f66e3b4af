import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { campaignLookups } from './campaign-lookups.ts'
import { defaultCampaignFolder } from './default-campaign-folder.ts'
import { foldText } from './fold-text.ts'
import { loadCampaign } from './load-campaign.ts'
import type { Resolution } from './resolution.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const lookups = campaignLookups(campaign)
const runs = { numRuns: Number(process.env.RUNS ?? 200) }

/** `how name`, `ambiguous name/name`, `unknown` or `unknown (elsewhere name)`. */
function shown(resolution: Resolution<{ readonly name: string }>): string {
  if (resolution.how === 'ambiguous') return `ambiguous ${resolution.candidates.map(({ name }) => name).join('/')}`
  if (resolution.how === 'unknown')
    return resolution.elsewhere ? `unknown (elsewhere ${resolution.elsewhere.name})` : 'unknown'
  return `${resolution.how} ${resolution.found.name}`
}

describe('resolveArea', () => {
  it.each([
    ['江山市', 'exact 江山市'],
    [' 江 山 市 ', 'exact 江山市'],
    ['江山\u3000市\u200b', 'exact 江山市'],
    ['衢州市江山市', 'exact 江山市'],
    ['浙江省衢州市柯城区', 'exact 柯城区'],
    ['浙江衢州柯城', 'alias 柯城区'],
    ['衢州市-柯城区', 'exact 柯城区'],
    ['衢州市／柯城区', 'exact 柯城区'],
    ['柯城', 'alias 柯城区'],
    ['柯城县', 'alias 柯城区'],
    ['江山县', 'formerName 江山市'],
    ['衢县', 'formerName 衢江区'],
    ['330881', 'exact 江山市'],
    ['３３０８８１', 'exact 江山市'],
    ['qz-zz', 'exact 智造新城'],
    ['智造', 'alias 智造新城'],
    ['衢州智造新城', 'alias 智造新城'],
    ['智造新城管委会', 'alias 智造新城'],
    ['智慧新城管理委员会', 'exact 智慧新城'],
    ['绿色产业集聚区', 'formerName 智造新城'],
    ['高新园区', 'formerName 智造新城'],
    ['衢州绿色产业集聚区高新园区', 'formerName 智造新城'],
    ['西区', 'formerName 智慧新城'],
    ['智慧新城（西区）', 'alias 智慧新城'],
    ['江山市贺村镇', 'alias 江山市'],
    ['江山贺村', 'alias 江山市'],
    ['衢江区政府', 'exact 衢江区'],
    ['《常山县》', 'exact 常山县'],
    ['龙游县（12家）', 'alias 龙游县'],
    ['新城', 'ambiguous 智造新城/智慧新城'],
    ['市区', 'ambiguous 柯城区/衢江区/智造新城/智慧新城'],
    ['江山市、常山县', 'ambiguous 江山市/常山县'],
    ['柯城/衢江', 'ambiguous 柯城区/衢江区'],
    ['江山市贺村镇、清湖街道', 'alias 江山市'],
    ['衢州市', 'unknown'],
    ['衢州', 'unknown'],
    ['杭州市', 'unknown'],
    ['贺村镇', 'unknown'],
    ['智慧农业园', 'unknown'],
    ['', 'unknown'],
    ['汇总', 'unknown'],
  ])('%s → %s', (text, expected) => {
    expect(shown(lookups.resolveArea(text))).toBe(expected)
  })
})

describe('resolveTownship', () => {
  it.each<[string, string | undefined, string]>([
    ['贺村镇', undefined, 'exact 贺村镇'],
    ['贺 村　镇', undefined, 'exact 贺村镇'],
    ['（贺村镇）', undefined, 'exact 贺村镇'],
    ['330881121', undefined, 'exact 贺村镇'],
    ['贺村', undefined, 'alias 贺村镇'],
    ['贺村乡', undefined, 'alias 贺村镇'],
    ['贺村镇政府', undefined, 'alias 贺村镇'],
    ['江山市贺村镇', undefined, 'exact 贺村镇'],
    ['江山贺村', undefined, 'alias 贺村镇'],
    ['衢州市江山市贺村镇永兴坞村', undefined, 'alias 贺村镇'],
    ['贺村镇永兴坞村', '330881', 'alias 贺村镇'],
    ['贺村永兴坞村', '330881', 'alias 贺村镇'],
    ['虎山街道江滨路12号', undefined, 'alias 虎山街道'],
    ['辉埠工业园区', undefined, 'alias 辉埠镇'],
    ['石门镇泉塘村', undefined, 'alias 石门镇'],
    ['湖镇', undefined, 'alias 湖镇镇'],
    ['湖镇镇', undefined, 'exact 湖镇镇'],
    ['大桥', undefined, 'alias 大桥镇'],
    ['大桥头', undefined, 'alias 大桥头乡'],
    ['廿八都', undefined, 'alias 廿八都镇'],
    ['二十八都镇', undefined, 'alias 廿八都镇'],
    ['沐尘', undefined, 'alias 沐尘畲族乡'],
    ['沐尘乡', undefined, 'formerName 沐尘畲族乡'],
    ['清湖镇', undefined, 'formerName 清湖街道'],
    ['城关镇', '330824', 'formerName 芹阳办事处'],
    ['芹阳', undefined, 'alias 芹阳办事处'],
    ['横路街道', undefined, 'alias 横路街道办事处'],
    ['信安街道办', undefined, 'alias 信安街道'],
    ['信安街办', undefined, 'alias 信安街道'],
    ['衢州市区荷花街道', undefined, 'exact 荷花街道'],
    // Run by a zone: found under the zone and under the county alike.
    ['白云街道', '330802', 'exact 白云街道'],
    ['白云街道', 'QZ-ZH', 'exact 白云街道'],
    ['柯城区白云街道', undefined, 'exact 白云街道'],
    ['智慧新城白云街道', undefined, 'exact 白云街道'],
    ['黄家街道', 'QZ-ZZ', 'exact 黄家街道'],
    ['黄家乡', '330802', 'formerName 黄家街道'],
    ['白云街道', '330881', 'unknown (elsewhere 白云街道)'],
    ['贺村镇', '330825', 'unknown (elsewhere 贺村镇)'],
    ['龙游镇', undefined, 'ambiguous 龙洲街道/东华街道'],
    ['龙游县龙游镇', '330825', 'ambiguous 龙洲街道/东华街道'],
    ['贺村镇、清湖街道', undefined, 'ambiguous 贺村镇/清湖街道'],
    ['柯城区/航埠镇', undefined, 'exact 航埠镇'],
    ['贺村镇和睦村', undefined, 'alias 贺村镇'],
    ['龙游县贺村镇', undefined, 'unknown (elsewhere 贺村镇)'],
    ['龙游', undefined, 'unknown'],
    ['龙游县某某村', undefined, 'unknown'],
    // A village of the same name is not the township.
    ['石门村', undefined, 'unknown'],
    ['大桥村', undefined, 'unknown'],
    ['村头村', undefined, 'unknown'],
    ['新昌县', undefined, 'unknown'],
    ['江山市', undefined, 'unknown'],
    ['江山市经济开发区', undefined, 'unknown'],
    ['', undefined, 'unknown'],
    ['贺村镇', 'no such area', 'exact 贺村镇'],
  ])('%s in %s → %s', (text, area, expected) => {
    expect(shown(lookups.resolveTownship(text, area))).toBe(expected)
  })

  it('finds every township by its name, its bare stem, and with county before and village behind', () => {
    for (const town of campaign.townships) {
      const county = campaign.areas.find(({ code }) => code === town.county)
      for (const text of [
        town.name,
        `${county?.name}${town.name}`,
        `衢州市${county?.name}${town.name}前山村`,
        town.code,
      ]) {
        const found = lookups.resolveTownship(text, town.county)
        expect(found.how === 'unknown' || found.how === 'ambiguous' ? undefined : found.found.code, text).toBe(
          town.code,
        )
      }
      const stem = town.name.replace(/(街道办事处|畲族乡|街道|办事处|镇|乡)$/u, '')
      expect(shown(lookups.resolveTownship(stem))).toBe(`alias ${town.name}`)
    }
  })
})

describe('resolveIndustry', () => {
  it.each([
    ['木质家具', 'exact 木质家具'],
    [' 木质 家具 ', 'exact 木质家具'],
    ['wood-furniture', 'exact 木质家具'],
    ['7.木质家具', 'exact 木质家具'],
    ['木质家具行业', 'alias 木质家具'],
    ['木质家具制造业', 'alias 木质家具'],
    ['木质家具(含竹木)', 'alias 木质家具'],
    ['家具厂', 'alias 木质家具'],
    ['木质家俱', 'alias 木质家具'],
    ['木业', 'alias 木质家具'],
    ['红木家具', 'alias 木质家具'],
    ['木门、橱柜', 'alias 木质家具'],
    ['实木家具生产销售', 'alias 木质家具'],
    ['家具（喷漆）', 'alias 木质家具'],
    ['C2110', 'alias 木质家具'],
    ['2110', 'alias 木质家具'],
    ['石材', 'alias 建材石料加工'],
    ['石材加工厂', 'alias 建材石料加工'],
    ['碎石', 'alias 建材石料加工'],
    ['机制砂', 'alias 建材石料加工'],
    ['石灰窑', 'alias 建材石料加工'],
    ['砖厂', 'alias 烧结砖'],
    ['页岩砖', 'alias 烧结砖'],
    ['烧结砖（页岩砖）', 'alias 烧结砖'],
    ['塑料造粒', 'alias 废塑料加工'],
    ['再生塑料', 'alias 废塑料加工'],
    ['废塑料破碎造粒', 'alias 废塑料加工'],
    ['废旧轮胎', 'alias 废橡胶利用'],
    ['再生胶厂', 'alias 废橡胶利用'],
    ['废品收购', 'alias 再生资源回收'],
    ['废旧塑料回收', 'alias 再生资源回收'],
    ['打包站', 'alias 再生资源回收'],
    ['五金电镀', 'alias 电镀'],
    ['五金、电镀', 'alias 电镀'],
    ['阳极氧化', 'alias 电镀'],
    ['化学镀', 'alias 电镀'],
    ['氟化工企业', 'alias 化工'],
    ['汽车拆解厂', 'alias 报废机动车回收拆解'],
    ['酱菜厂', 'alias 榨菜腌制'],
    ['布业', 'alias 复合布加工'],
    ['钢化玻璃加工', 'alias 玻璃制造'],
    ['塑料', 'ambiguous 废塑料加工/再生资源回收/化工'],
    ['塑料制品厂', 'ambiguous 废塑料加工'],
    ['橡胶', 'ambiguous 废橡胶利用/化工'],
    ['橡胶制品', 'ambiguous 废橡胶利用/化工'],
    ['五金', 'ambiguous 电镀/再生资源回收'],
    ['建材', 'ambiguous 建材石料加工/烧结砖/玻璃制造'],
    ['水泥砖厂', 'ambiguous 烧结砖/建材石料加工'],
    ['玻璃钢化粪池', 'ambiguous 化工/玻璃制造'],
    ['化工、电镀', 'ambiguous 化工/电镀'],
    ['塑料家具', 'ambiguous 木质家具/废塑料加工/再生资源回收/化工'],
    ['4220', 'ambiguous 再生资源回收/废橡胶利用/废塑料加工'],
    ['制鞋', 'unknown'],
    ['养猪场', 'unknown'],
    ['12', 'unknown'],
    ['', 'unknown'],
  ])('%s → %s', (text, expected) => {
    expect(shown(lookups.resolveIndustry(text))).toBe(expected)
  })

  it('says why an ambiguous word is one', () => {
    expect(lookups.resolveIndustry('五金加工')).toMatchObject({
      how: 'ambiguous',
      note: expect.stringContaining('电镀') as string,
    })
  })

  it('finds every industry by its name and each of its aliases', () => {
    for (const industry of campaign.industries)
      for (const word of [industry.name, ...industry.aliases]) {
        const found = lookups.resolveIndustry(word)
        expect(found.how === 'exact' || found.how === 'alias' ? found.found.id : found.how, word).toBe(industry.id)
      }
  })
})

describe('whatever is typed', () => {
  it('is answered, the same way each time, and never as exact unless it is a name or a code', () => {
    const fresh = campaignLookups(campaign)
    const areaNames = new Set(campaign.areas.flatMap(({ name, code }) => [name, code]).map(foldText))
    const parts = fc.constantFrom(
      '衢州市',
      '江山市',
      '江山',
      '贺村镇',
      '贺村',
      '村',
      '木质',
      '家具',
      '塑料',
      '(',
      '）',
      '　',
      '1',
      '、',
      '市',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(parts, { maxLength: 8 }).map(list => list.join('')),
    )
    fc.assert(
      fc.property(typed, text => {
        const area = lookups.resolveArea(text)
        expect(lookups.resolveArea(text)).toEqual(area)
        if (area.how === 'exact')
          expect(areaNames).toContain(
            area.matched.replace(/(人民政府|政府|管理委员会|管委会|辖区|境内|本级|范围|片区)$/u, ''),
          )
        expect(fresh.resolveTownship(text)).toEqual(lookups.resolveTownship(text))
        expect(['exact', 'alias', 'formerName', 'ambiguous', 'unknown']).toContain(lookups.resolveIndustry(text).how)
      }),
      runs,
    )
  })

  it('folds to something that folding leaves alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
      runs,
    )
  })

  it('costs little, however long the cell is', () => {
    const hostile = '('.repeat(1_000_000)
    expect(shown(lookups.resolveIndustry(hostile))).toBe('unknown')
    expect(shown(lookups.resolveArea(hostile))).toBe('unknown')
    expect(shown(lookups.resolveTownship(hostile))).toBe('unknown')
  })
})
