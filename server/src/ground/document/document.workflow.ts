import { z } from 'zod'
import { type DocumentAction, type DocumentState, documentStates } from '#contract/ground/document.states.ts'
import { refuse } from '../errors/refuse.ts'
import { defineWorkflow, rule, type Workflow } from '../workflow/workflow.ts'
import { approveDocument } from './approve-document.ts'
import { countersignDocument } from './countersign-document.ts'
import { documentStore } from './document.store.ts'
import type { Document } from './document.ts'
import type { DocumentTerms } from './document-terms.ts'
import { fileDocument } from './file-document.ts'
import { numberRule } from './number-document.ts'
import { receiveDocument } from './receive-document.ts'
import { recordService } from './record-service.ts'
import { refreshDocument } from './refresh-document.ts'
import { returnDocument } from './return-document.ts'
import { reviseDocument } from './revise-document.ts'
import { sealDocument } from './seal-document.ts'
import { sendDocument } from './send-document.ts'
import { signDocument } from './sign-document.ts'
import { submitDocument } from './submit-document.ts'
import { confirmVoid, proposeVoid, refuseVoid } from './void-document.ts'

export type DocumentWorkflow = Workflow<Document, DocumentState, DocumentAction>

/** 文书: papers of every kind, with how long each step may take. */
export function makeDocumentWorkflow(terms: DocumentTerms): DocumentWorkflow {
  return defineWorkflow<Document, DocumentState, DocumentAction>({
    table: documentStates,
    store: documentStore,
    // papers are counted by their register, never on a board
    countsOf: () => [],
    rules: {
      // a paper is made by `draftDocument`, which gathers first
      draft: rule({
        takes: z.never(),
        decide: () => {
          throw refuse(501, 'notOffered', { zh: '请从所写事项的页面拟稿', en: 'Draft it from the page it is about' })
        },
      }),
      revise: rule(reviseDocument),
      refresh: rule(refreshDocument),
      submit: rule(submitDocument(terms)),
      approve: rule(approveDocument(terms)),
      countersign: rule(countersignDocument(terms)),
      return: rule(returnDocument(terms)),
      sign: rule(signDocument(terms)),
      number: rule(numberRule),
      seal: rule(sealDocument),
      send: rule(sendDocument(terms)),
      receive: rule(receiveDocument(terms)),
      recordService: rule(recordService(terms)),
      file: rule(fileDocument),
      proposeVoid: rule(proposeVoid(terms)),
      confirmVoid: rule(confirmVoid),
      refuseVoid: rule(refuseVoid),
    },
  })
}
