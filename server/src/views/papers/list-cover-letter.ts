import type { Campaign } from '#campaign/mandate/index.ts'
import type { DocumentKind } from '#ground/document/index.ts'
import { industrySubject } from './industry-subject.ts'
import { countEnterprises } from './papers.store.ts'

/** 清单报送函 (三(一)-1): goes with the workbook of an industry's list to the department in charge of it. */
export function listCoverLetter(campaign: Campaign): DocumentKind {
  return {
    id: 'listCoverLetter',
    words: { zh: '清单报送函', en: 'Cover letter of a list' },
    template: campaign.papers.templates.listCoverLetter,
    gather: async (tx, subject, moment) => {
      const { counted, asOf, fact, common, toEnterprises } = industrySubject(campaign, subject, moment, tx.actor)
      const enterprises = await countEnterprises(tx, counted)
      const count = (of: readonly { count: number }[]) => of.reduce((sum, row) => sum + row.count, 0)
      const lead = campaign.industries.find(({ id }) => id === counted.industry)?.lead
      const receiver = campaign.units.find(({ id }) => id === lead)
      return {
        facts: [...common, fact('企业总数', 'enterprise.listed', count(enterprises), toEnterprises())],
        tables: {
          byArea: {
            caption: '报送清单汇总',
            asOf,
            columns: [
              { title: '区块', width: 2, align: 'left' },
              { title: '在册单位', width: 1.2, align: 'right' },
              { title: '其中企业', width: 1.2, align: 'right' },
              { title: '作坊', width: 1.2, align: 'right' },
              { title: '加工户', width: 1.2, align: 'right' },
            ],
            rows: campaign.areas
              .filter(({ code }) => counted.area === null || code === counted.area)
              .map(({ code, name }) => {
                const own = enterprises.filter(({ area }) => area === code)
                const ofKind = (kind: string) => String(count(own.filter(row => row.kind === kind)))
                return [name, String(count(own)), ofKind('company'), ofKind('workshop'), ofKind('household')]
              }),
          },
        },
        about: [],
        main: receiver ? [{ kind: 'unit', unitId: receiver.id, name: receiver.name }] : [],
      }
    },
  }
}
