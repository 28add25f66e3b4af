import { z } from 'zod'
import { endpoint, RequestId } from './endpoint.ts'
import { WordsShape } from './identity.ts'
import { GrantProposal } from './organisation.ts'

/** How many rows of a workbook are taken at once. */
export const mostPeopleInList = 500

/** What one row of the workbook would become, or why it cannot. */
export const ListedPerson = z.object({
  /** Sheet and row, as in `人员!12`. */
  key: z.string(),
  name: z.string(),
  username: z.string(),
  /** The proposal in a sentence; null where there is none. */
  words: WordsShape.nullable(),
  /** What is wrong and what would be right; empty for a row that can be proposed. */
  wrong: z.array(WordsShape),
  /** To be sent back as it is. */
  proposal: GrantProposal.nullable(),
})
export type ListedPerson = z.infer<typeof ListedPerson>

/** Judges a workbook of people and posts row by row; nothing is kept, nothing proposed. 413 and 422 as for any upload. */
export const judgePeopleList = endpoint({
  name: 'judgePeopleList',
  method: 'POST',
  path: '/api/people/list',
  may: 'organisation.manage',
  summary: { zh: '试判人员表', en: 'Judge a list of people' },
  consumes: 'multipart/form-data',
  reply: z.object({
    /** Why the whole file cannot be taken; null where rows were judged. */
    message: WordsShape.nullable(),
    rows: z.array(ListedPerson),
  }),
})

/** Each row is a proposal of its own, and answered by itself; sending it again is harmless. */
export const proposePeople = endpoint({
  name: 'proposePeople',
  method: 'POST',
  path: '/api/people/list/proposals',
  may: 'organisation.manage',
  summary: { zh: '按人员表提出授权申请', en: 'Propose the people of a list' },
  body: z.object({
    rows: z
      .array(z.object({ key: z.string().max(200), requestId: RequestId, proposal: GrantProposal }))
      .min(1)
      .max(mostPeopleInList),
  }),
  reply: z.object({
    rows: z.array(z.object({ key: z.string(), done: z.boolean(), words: WordsShape })),
  }),
})
