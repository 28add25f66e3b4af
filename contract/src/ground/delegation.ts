import { z } from 'zod'
import { Day, endpoint, Id, Moment, RequestId } from './endpoint.ts'
import { WordsShape } from './identity.ts'
import { said } from './said.ts'

/** 委托: somebody else acts in a post for some days. Both names stand on whatever the delegate does. */
export const DelegationView = z.object({
  id: Id,
  postId: Id,
  unitName: z.string(),
  roleTitle: WordsShape,
  delegatorName: z.string(),
  delegateName: z.string(),
  /** Days of business time, both counted in. */
  from: Day,
  until: Day,
  ground: z.string(),
  state: z.enum(['coming', 'running', 'ended']),
  /** When it was ended before its last day; null otherwise. */
  endedAt: Moment.nullable(),
  mayEnd: z.boolean(),
})
export type DelegationView = z.infer<typeof DelegationView>

/** One's own, given and received, the latest first; at most fifty each. */
export const listDelegations = endpoint({
  name: 'listDelegations',
  method: 'GET',
  path: '/api/delegations',
  may: 'signedIn',
  summary: { zh: '我的委托', en: 'My delegations' },
  reply: z.object({
    given: z.array(DelegationView),
    received: z.array(DelegationView),
    /** Posts of one's own that can be delegated. */
    posts: z.array(
      z.object({
        id: Id,
        unitName: z.string(),
        roleTitle: WordsShape,
        scopeWords: WordsShape,
        validUntil: Day.nullable(),
      }),
    ),
  }),
})

export const DelegateRow = z.object({
  personId: Id,
  personName: z.string(),
  unitName: z.string(),
  title: WordsShape,
})
export type DelegateRow = z.infer<typeof DelegateRow>

/** Who may act in a post of one's own: the people of its unit and of the units below it; at most fifty. 404 for another's. */
export const findDelegates = endpoint({
  name: 'findDelegates',
  method: 'GET',
  path: '/api/delegations/posts/:id/people',
  may: 'signedIn',
  summary: { zh: '可受委托的人员', en: 'Who may act in a post' },
  params: z.object({ id: Id }),
  query: z.object({ q: z.string().trim().max(40).optional() }),
  reply: z.object({ rows: z.array(DelegateRow) }),
})

/** 404 for a post that is not one's own; 422 with `fields`; 409 `alreadyExists` where the post has a delegate in these days. */
export const delegatePost = endpoint({
  name: 'delegatePost',
  method: 'POST',
  path: '/api/delegations',
  may: 'signedIn',
  summary: { zh: '委托他人代行岗位', en: 'Let somebody else act in a post' },
  body: z.object({
    requestId: RequestId,
    postId: Id,
    delegateId: Id,
    from: Day,
    until: Day,
    ground: z.string().trim().min(2, said('请说明事由', 'Give the ground')).max(200),
  }),
  reply: DelegationView,
})

/** By whoever gave or received it. 404 for another's, 409 `wrongState` once it has ended. */
export const endDelegation = endpoint({
  name: 'endDelegation',
  method: 'POST',
  path: '/api/delegations/:id/end',
  may: 'signedIn',
  summary: { zh: '提前结束委托', en: 'End a delegation early' },
  params: z.object({ id: Id }),
  reply: DelegationView,
})
