import type { CampaignCheckpoint } from '#campaign/mandate/index.ts'
import type { Role } from '#contract/ground/role.ts'
import { officialRoles } from '#contract/ground/role.ts'
import { type Actor, countsFor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Problem, Signature } from './problem.ts'
import type { ProblemSettings } from './rule-settings.ts'

/** The checkpoint a problem stands at. */
export function checkpointOf(
  settings: ProblemSettings,
  the: Problem,
): { checkpoint: CampaignCheckpoint; index: number } {
  const index = the.checkpoint ?? 0
  const checkpoint = settings.level(the.level).checkpoints[index]
  if (!checkpoint) throw new Error(`${the.number} stands at checkpoint ${index}, which its level does not have`)
  return { checkpoint, index }
}

/** Whether the actor's post is one of the checkpoint's, or of the unit asked for a cross-check. */
export function refusesUnlessOfCheckpoint(settings: ProblemSettings, the: Problem, actor: Actor): Refusal | null {
  const { checkpoint, index } = checkpointOf(settings, the)
  const asked =
    the.crossCheckUnit !== null && the.crossCheckUnit === actor.unitId && officialRoles.includes(actor.role as Role)
  if (!asked && !checkpoint.roles.includes(actor.role as Role)) {
    return refuse(
      403,
      'problem.notOfCheckpoint',
      { zh: `您的岗位不参加「${checkpoint.name.zh}」`, en: `Your post has no part in “${checkpoint.name.en}”` },
      { zh: `由${rolesInWords(checkpoint)}核查`, en: `It is for ${checkpoint.roles.join(', ')}` },
    )
  }
  if (
    checkpoint.noneInvolvedBelow &&
    the.signatures.by.some(signed => signed.checkpoint < index && signedBy(signed, actor))
  ) {
    return refuse(
      403,
      'samePerson',
      {
        zh: '参加过下级核查的人员不能参加本节点',
        en: 'Whoever took part in a lower checkpoint has no part in this one',
      },
      { zh: '请由未参与的人员核查', en: 'Let somebody who took no part check it' },
    )
  }
  return null
}

/** Whether a signature counts as that of who acts: by name, or by the post that either of them was delegated. */
export function signedBy(signature: Signature, actor: Actor): boolean {
  return countsFor(actor, signature.personId) || countsFor(actor, signature.delegatorId ?? null)
}

/** How many persons signed; one who signed for another is not a second one beside that other. */
function personsAmong(signed: readonly Signature[]): number {
  const counted = new Set<string>()
  let persons = 0
  for (const { personId, delegatorId } of signed) {
    const named = [personId, delegatorId].filter(id => id !== undefined)
    if (!named.some(id => counted.has(id))) persons += 1
    for (const id of named) counted.add(id)
  }
  return persons
}

/** Whether the checkpoint has the persons it needs, and one of each role where every role is asked for. */
export function isComplete(checkpoint: CampaignCheckpoint, signed: readonly Signature[]): boolean {
  if (personsAmong(signed) < checkpoint.minimumPersons) return false
  return !checkpoint.everyRole || checkpoint.roles.every(role => signed.some(one => one.role === role))
}

export const roleWords: Readonly<Partial<Record<Role, string>>> = {
  townshipOfficer: '乡镇（街道）',
  areaIndustry: '区块行业主管部门',
  areaEcology: '区块生态环境分局',
  areaDepartment: '区块其他部门',
  areaOffice: '区块工作专班',
  cityIndustry: '市级行业主管部门',
  cityEcology: '市生态环境局',
  cityOffice: '市整治办',
}

export const rolesInWords = (of: { readonly roles: readonly string[] }): string =>
  of.roles.map(role => roleWords[role as Role] ?? role).join('、')
