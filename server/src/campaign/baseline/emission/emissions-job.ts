import { z } from 'zod'
import { EmissionSource } from '#contract/baseline/emission-words.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { FileStorage } from '#ground/files/index.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import { matchEnterprise } from '../enterprise/match-enterprise.ts'
import type { Registering } from '../registering.ts'
import { defineRowsJob, type RowsPayload } from '../workbook-rows/define-rows-job.ts'
import type { EmissionWorkflow } from './emission.workflow.ts'
import { readEmissionRows } from './read-emission-rows.ts'
import { recordEmission } from './record-emission.ts'

/** What the form says for rows that do not: the year as text, since a form has nothing else. */
export const EmissionsSaid = z.object({ year: z.string().regex(/^20\d\d$/), source: EmissionSource })

/** 三(一)-2: a workbook of emissions, one figure a row or a column for each pollutant; each is matched to its enterprise or listed. */
export function makeEmissionsJob(
  registering: Registering & { readonly storage: FileStorage },
  workflow: EmissionWorkflow,
): JobKind<RowsPayload> {
  return defineRowsJob(registering, {
    kind: 'baseline.recordEmissions',
    words: { zh: '导入排放数据', en: 'Record emissions' },
    link: '/list-two',
    header: {
      zh: '请给表头写上：企业名称、统一社会信用代码、年度、污染物、排放量、单位、来源，或每种污染物一列',
      en: 'Give the header: name, credit code, year, pollutant, amount, unit, source, or a column for each pollutant (in Chinese)',
    },
    read: (workbook, said, signal) => {
      const { year, source } = EmissionsSaid.parse(said)
      return readEmissionRows(workbook, { year: Number(year), source }, signal)
    },
    takeIn: async (tx, requestId, { enterprise, emission }) => {
      const match = await matchEnterprise(tx, registering.campaign, enterprise)
      if (!match) {
        throw refuse(
          404,
          'notFound',
          { zh: '企业库中没有对上唯一的一家', en: 'No single enterprise of the registry fits' },
          {
            zh: '请核对名称或代码，或在企业页上登记',
            en: 'Look at name or code, or record it on the enterprise’s page',
          },
        )
      }
      const said = { enterpriseId: match.enterpriseId, requestId, input: emission }
      await recordEmission(tx, registering, workflow, said)
      return 'recorded'
    },
    outcome: done => ({ zh: `已登记 ${done} 项排放数据`, en: `${done} emissions recorded` }),
  })
}
