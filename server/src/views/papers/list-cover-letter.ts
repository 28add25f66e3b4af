import { z } from 'zod'
import { type Campaign, campaignNames } from '#campaign/mandate/index.ts'
import { type ListStage, listStageWords } from '#contract/baseline/list-version.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { type DocumentKind, readSubject, slotsOf } from '#ground/document/index.ts'
import { absent } from '#ground/workflow/act.ts'

const Subject = z.object({ listVersion: z.uuid() })

interface VersionOnPaper extends Record<string, unknown> {
  readonly list: string
  readonly stage: ListStage
  readonly number: number
  readonly area: string
  readonly industry: string | null
  readonly rows: number
  readonly cells: readonly { readonly area: string; readonly industry: string; readonly count: number }[]
  readonly frozenOn: string
  readonly hash: string
}

/**
 * 清单报送函 (三(一)-1 to 三(一)-3): hands up a frozen version of a list, with its hash, so that what was handed up can be told from what
 * the list became. It goes to the department in charge of the industry, or to the campaign office where it is all of them.
 */
export function listCoverLetter(campaign: Campaign, listWords: (list: string) => Words): DocumentKind {
  const names = campaignNames(campaign)
  return {
    id: 'listCoverLetter',
    words: { zh: '清单报送函', en: 'Cover letter of a list' },
    template: campaign.papers.templates.listCoverLetter,
    slots: slotsOf({
      facts: {
        清单: 'Which list',
        区块: 'Area',
        行业: 'Industry',
        阶段: 'Stage',
        版次: 'Number of the version',
        条数: 'How many rows',
        固化日期: 'Day of freezing',
        校验码: 'SHA-256 of the version',
      },
      tables: { cells: { zh: '报送清单汇总', en: 'What is handed up, by area and industry' } },
      required: ['清单', '版次', '校验码'],
    }),
    subjects: async (tx, { text, most }) => {
      const versions = await findVersionsToHandUp(tx, most)
      return versions
        .map(({ id, list, stage, number, area, industry }) => ({
          subject: { listVersion: id },
          words: [
            names.area(area),
            industry && names.industry(industry),
            listWords(list).zh,
            `${listStageWords[stage].zh}阶段第${number}版`,
          ]
            .filter(Boolean)
            .join(' '),
        }))
        .filter(({ words }) => words.includes(text))
    },
    gather: async (tx, subject, moment) => {
      const { listVersion: id } = readSubject(Subject, subject)
      const the = await findVersion(tx, id)
      const { scope } = tx.actor
      // a version is a board fact, read across areas; it is handed up by its own
      if (!the || (scope.kind === 'areas' ? !scope.areas.includes(the.area) : scope.kind !== 'city')) throw absent()
      const asOf = moment.at.toISOString()
      const fact = (key: string, measure: string, value: string | number) => ({
        key,
        value,
        measure,
        filter: { listVersion: id },
        asOf,
        link: `/list-versions/${id}`,
      })
      const [year, month, day] = the.frozenOn.split('-').map(Number)
      const lead = campaign.industries.find(one => one.id === the.industry)?.lead
      const receiver = campaign.units.find(unit => (lead ? unit.id === lead : unit.kind === 'leadingGroupOffice'))
      return {
        facts: [
          fact('清单', 'listVersion.list', listWords(the.list).zh),
          fact('区块', 'listVersion.area', the.area === campaign.city.code ? campaign.city.name : names.area(the.area)),
          fact('行业', 'listVersion.industry', the.industry ? names.industry(the.industry) : '重点行业'),
          fact('阶段', 'listVersion.stage', listStageWords[the.stage].zh),
          fact('版次', 'listVersion.number', the.number),
          fact('条数', 'listVersion.rows', the.rows),
          fact('固化日期', 'listVersion.frozenOn', `${year}年${month}月${day}日`),
          fact('校验码', 'listVersion.hash', the.hash),
        ],
        tables: {
          cells: {
            caption: '报送清单汇总',
            asOf,
            columns: [
              { title: '区块', width: 2, align: 'left' },
              { title: '行业', width: 3, align: 'left' },
              { title: '数量', width: 1, align: 'right' },
            ],
            rows: the.cells
              .filter(({ count }) => count > 0)
              .map(({ area, industry, count }) => [names.area(area), names.industry(industry), String(count)]),
          },
        },
        about: [id],
        main: receiver ? [{ kind: 'unit', unitId: receiver.id, name: receiver.name }] : [],
      }
    },
  }
}

/** Versions that the post could hand up: those of its own areas. */
function findVersionsToHandUp(
  tx: Tx,
  most: number,
): Promise<(Pick<VersionOnPaper, 'list' | 'stage' | 'number' | 'area' | 'industry'> & { id: string })[]> {
  const { scope } = tx.actor
  const areas = scope.kind === 'areas' ? scope.areas : scope.kind === 'city' ? null : []
  return tx.query(
    `select id, list, stage, number, area, industry from baseline.fact_list_version
     where $1::text[] is null or area = any ($1) order by frozen_on desc, id desc limit $2`,
    [areas, most],
  )
}

async function findVersion(tx: Tx, id: string): Promise<VersionOnPaper | undefined> {
  const [row] = await tx.query<VersionOnPaper>(
    `select list, stage, number, area, industry, rows, cells, frozen_on as "frozenOn", hash from baseline.fact_list_version where id = $1`,
    [id],
  )
  return row
}
