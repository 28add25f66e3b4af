import { z } from 'zod'
import { Day, Id, Moment } from './endpoint.ts'
import type { Permission } from './permission.ts'
import { said } from './said.ts'
import { Basis } from './trail.ts'
import type { ActionRule } from './workflow.ts'

/** States of a hop: one row of handing on. `answered` is a hop whose unit has done its share. */
export const HopState = z.enum(['sent', 'received', 'passedOn', 'declined', 'reassigned', 'recalled', 'answered'])
export type HopState = z.infer<typeof HopState>

/** 主办 / 协办 */
export const HopShare = z.enum(['lead', 'cooperate'])
export type HopShare = z.infer<typeof HopShare>

/** On what a decision rests; `self` needs nothing more, a paper (代录) its day, decider and scan. */
export const DecisionBasis = z
  .object({
    kind: Basis,
    decidedOn: Day.optional(),
    deciderName: z.string().trim().min(1).max(40).optional(),
    /** The decider as a person of this installation; compared like the recorder for separation of parts. */
    deciderPersonId: Id.optional(),
    file: Id.optional(),
  })
  .superRefine((basis, context) => {
    if (basis.kind === 'self') return
    const missing: [keyof typeof basis, string][] = [
      ['decidedOn', said('请填写作出决定的日期', 'Give the day of the decision')],
      ['deciderName', said('请填写作出决定的人', 'Name who decided')],
      [
        'file',
        said('请上传批示件、纪要或传签单的扫描件', 'Upload a scan of the instruction, minutes or circulated slip'),
      ],
    ]
    for (const [field, message] of missing) {
      if (basis[field] === undefined) context.addIssue({ code: 'custom', path: [field], message })
    }
  })
export type DecisionBasis = z.infer<typeof DecisionBasis>

/** 代办: on what ground an official acts for an enterprise, and what the enterprise left as proof. */
export const OnBehalf = z.object({
  ground: z.string().trim().min(2, said('请说明代办原因', 'Say why you act on behalf')).max(200),
  proof: z.enum(['paper', 'photo', 'smsCode']),
  files: z.array(Id).max(9).default([]),
})
export type OnBehalf = z.infer<typeof OnBehalf>

/** 送达回证: how one without an account acknowledged receipt. */
export const ProofOfService = z.object({
  kind: z.enum(['photo', 'signature', 'paper']),
  /** Who signed for it. */
  receiverName: z.string().trim().min(1).max(40),
  on: Day,
  files: z.array(Id).min(1, said('请上传照片、签名或回证', 'Upload a photo, a signature or a receipt')).max(9),
})
export type ProofOfService = z.infer<typeof ProofOfService>

/** One receiver of an assignment: a unit or an enterprise. */
export const Receiver = z
  .object({
    unitId: z.string().max(80).optional(),
    enterpriseId: Id.optional(),
    share: HopShare.default('lead'),
    /** Last day of its term; the term of the assignment where left out. Never later than the upper one. */
    term: Day.optional(),
  })
  .refine(to => (to.unitId === undefined) !== (to.enterpriseId === undefined), {
    message: said('请选择一个单位或一家企业', 'Choose one unit or one enterprise'),
    path: ['unitId'],
  })
export type Receiver = z.infer<typeof Receiver>

const reason = z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(1000)

/** Exactly one of the receivers leads. */
export const Receivers = z
  .array(Receiver)
  .min(1, { error: said('请选择责任单位', 'Choose the unit responsible'), abort: true })
  .max(20)
  .refine(
    all => all.filter(to => to.share === 'lead').length === 1,
    said('主办单位应有且只有一个', 'Exactly one unit leads'),
  )

export const ReceiveInput = z.object({
  /** Whether the lead unit does the work itself or passes it on; a cooperating unit works itself. */
  next: z.enum(['workHere', 'passOn']).default('workHere'),
  /** Needed where the hop ends at an enterprise and an official enters the receipt. */
  proofOfService: ProofOfService.optional(),
})
export const PassOnInput = z.object({ to: Receivers, words: z.string().trim().max(1000).optional() })
export const DeclineInput = z.object({ ground: reason })
export const ReassignInput = z.object({ hopId: Id, to: Receiver, reason })
export const RecallInput = z.object({ hopId: Id, reason })
export const UrgeInput = z.object({ words: z.string().trim().max(500).optional() })
export const CopyInput = z.object({
  units: z.array(z.string().max(80)).min(1, said('请选择抄送单位', 'Choose who gets a copy')).max(50),
})
export const AnswerInput = z.object({ words: reason, files: z.array(Id).max(30).default([]) })

/** Inputs of the eight hand-over actions, the same for every noun that is handed on. */
export const handOverInputs = {
  receive: ReceiveInput,
  passOn: PassOnInput,
  decline: DeclineInput,
  reassign: ReassignInput,
  recall: RecallInput,
  urge: UrgeInput,
  copy: CopyInput,
  answer: AnswerInput,
} as const
export type HandOverAction = keyof typeof handOverInputs

/** One hop as the web shows it. */
export const HopView = z.object({
  id: Id,
  previousHop: Id.nullable(),
  fromUnit: z.object({ id: z.string(), name: z.string() }),
  /** A unit, or the enterprise at which the hop ends. */
  toUnit: z.object({ id: z.string(), name: z.string() }).nullable(),
  toEnterprise: z.object({ id: Id, name: z.string() }).nullable(),
  share: HopShare,
  term: Day,
  state: HopState,
  ground: z.string().nullable(),
  sentAt: Moment,
  changedAt: Moment,
  proofOfService: ProofOfService.nullable(),
  /** Whether the asking post's unit is the receiver. */
  mine: z.boolean(),
})
export type HopView = z.infer<typeof HopView>

/**
 * The hand-over rows of a noun's state table. `waiting` is the state before anything was handed on, `handedOn` while receipts are
 * awaited, `underway` once the last responsible unit works; `open` are the states in which it can be urged and copied.
 */
export function handOverActions<State extends string>(said: {
  waiting: State
  handedOn: State
  underway: State
  open: readonly State[]
  handOver: Permission
  assign: Permission
  urge: Permission
  clause: string
}): Record<HandOverAction, ActionRule<State>> {
  const { waiting, handedOn, underway, open, clause } = said
  return {
    receive: {
      words: { zh: '签收', en: 'Acknowledge receipt' },
      from: [handedOn, underway],
      to: [handedOn, underway],
      may: said.handOver,
      clause,
      primary: true,
      needs: {
        zh: '送达本单位；企业无账号的附送达回证',
        en: 'Sent to one’s unit; proof of service where the enterprise has no account',
      },
    },
    passOn: {
      words: { zh: '转办', en: 'Pass on' },
      from: [handedOn],
      to: [handedOn],
      may: said.handOver,
      clause,
      needs: { zh: '下级时限不晚于上级时限', en: 'The lower term is never later than the upper' },
    },
    decline: {
      words: { zh: '退回交办', en: 'Decline' },
      from: [handedOn, underway],
      to: [waiting, handedOn, underway],
      may: said.handOver,
      clause,
      needs: {
        zh: '送达后 2 个工作日内附理由；两次退回由市整治办决定',
        en: 'Within two working days, with ground; declined twice, the city office decides',
      },
    },
    reassign: {
      words: { zh: '改派', en: 'Reassign' },
      from: [handedOn, underway],
      to: [handedOn, underway],
      may: said.assign,
      clause,
      needs: { zh: '发出单位或市整治办，附理由', en: 'The sending unit or the city office, with reason' },
    },
    recall: {
      words: { zh: '撤回交办', en: 'Recall' },
      from: [handedOn, underway],
      to: [waiting, handedOn, underway],
      may: said.assign,
      clause,
      needs: { zh: '对方尚未签收', en: 'Not received yet' },
    },
    urge: {
      words: { zh: '催办', en: 'Urge' },
      from: open,
      to: 'same',
      may: said.urge,
      clause: '四(二)-1',
      needs: { zh: '上级承办人，每件每工作日一次', en: 'An upstream holder, once a working day' },
    },
    copy: {
      words: { zh: '抄送', en: 'Send a copy' },
      from: open,
      to: 'same',
      may: said.assign,
      clause,
    },
    answer: {
      words: { zh: '协办办结', en: 'Answer as cooperating unit' },
      from: [handedOn, underway],
      to: 'same',
      may: said.handOver,
      clause: '全文',
      needs: { zh: '本单位为协办单位并已签收', en: 'One’s unit cooperates and has received' },
    },
  }
}
