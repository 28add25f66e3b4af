import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { Ground } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/transaction.ts'
import { layVersion } from '../../versioning/index.ts'
import { templatesOf } from './template.store.ts'
import { makeTemplateWorkflow } from './template.workflow.ts'

/**
 * Lays what the campaign's data say of each kind of paper: version 1 of its template. Done at every start.
 *
 * @param data the templates by kind, the version of the data, and the city's own code
 * @returns how many versions were laid
 */
export async function layTemplates(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  data: {
    readonly templates: Readonly<Record<string, DocumentTemplate>>
    readonly dataVersion: string
    readonly cityCode: string
  },
): Promise<number> {
  // nothing is put in force here, so no kind is asked what it gathers
  const workflow = makeTemplateWorkflow(ground, [])
  const batch = newId(ground.clock.realNow().getTime())
  let laid = 0
  for (const [kind, content] of Object.entries(data.templates)) {
    const isNew = await layVersion(tx, ground, workflow, {
      batch,
      name: kind,
      all: await templatesOf(tx, kind),
      content,
      dataVersion: data.dataVersion,
      cell: { area: data.cityCode, county: null, township: null, industry: null, enterpriseId: null },
      set: { kind },
    })
    if (isNew) laid += 1
  }
  return laid
}
