import { z } from 'zod'
import {
  type DocumentTemplateAction,
  type DocumentTemplateState,
  documentTemplateStates,
} from '#contract/ground/document-template.states.ts'
import { type DocumentTemplateInputs, documentTemplateInputs } from '#contract/ground/document-template-version.ts'
import type { Ground } from '../../context.ts'
import { defineWorkflow, type Rule, rule, type Workflow } from '../../workflow/workflow.ts'
import type { DocumentKind } from '../document-kind.ts'
import { putTemplateInForce } from './put-template-in-force.ts'
import { templateStore } from './template.store.ts'
import type { TemplateVersion } from './template-version.ts'

export type TemplateWorkflow = Workflow<TemplateVersion, DocumentTemplateState, DocumentTemplateAction>

/** 公文模板: drafted, put in force by another, superseded. */
export function makeTemplateWorkflow(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  kinds: readonly DocumentKind[],
): TemplateWorkflow {
  const workflow: TemplateWorkflow = defineWorkflow<TemplateVersion, DocumentTemplateState, DocumentTemplateAction>({
    table: documentTemplateStates,
    store: templateStore,
    countsOf: () => [],
    rules: {
      // both make records: see lay-templates.ts and begin-template.ts
      lay: follows('provisional'),
      begin: follows('draft'),
      edit: rule(editTemplate),
      putInForce: rule(putTemplateInForce(ground, kinds, () => workflow)),
      discard: rule(discardTemplate),
      supersede: follows('superseded'),
    },
  })
  return workflow
}

const follows = (to: DocumentTemplateState) =>
  rule<TemplateVersion, DocumentTemplateState, unknown>({ takes: z.unknown(), decide: () => ({ to, set: {} }) })

/** 编辑: the whole text as it now reads. Whether it is laid out as a letter or as a form is the kind's and stays. */
const editTemplate: Rule<TemplateVersion, DocumentTemplateState, DocumentTemplateInputs['edit']> = {
  takes: documentTemplateInputs.edit,
  decide: (the, { content }, moment, actor) => ({
    to: the.state,
    set: { content: { ...content, layout: the.content.layout }, changedWords: actor.words, changedAt: moment.at },
  }),
}

const discardTemplate: Rule<TemplateVersion, DocumentTemplateState, DocumentTemplateInputs['discard']> = {
  takes: documentTemplateInputs.discard,
  decide: (_, { reason }) => ({ to: 'discarded', set: { reason }, note: reason }),
}
