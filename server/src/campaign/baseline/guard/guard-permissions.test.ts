import { expect, it } from 'vitest'
import { guardApprovalStates } from '#contract/baseline/guard-approval.states.ts'
import { permissions, roleMay } from '#contract/ground/permission.ts'
import { Role } from '#contract/ground/role.ts'

it.each(Role.options)('a %s asks, decides and sees as its post says and no more', role => {
  const takes = ['inclusion.decide', 'enterprise.verify', 'route.set', 'problem.decideTerm', 'problem.close'] as const
  // whoever may take a watched step may ask for it, or nothing could be done about a step that is held
  expect(roleMay(role, 'guard.ask')).toBe(takes.some(may => roleMay(role, may)))
  expect(roleMay(role, 'guard.decide')).toBe(role === 'cityOffice' || role === 'cityLeader')
  for (const { may } of Object.values(guardApprovalStates.actions)) {
    if (roleMay(role, may)) expect(permissions['guard.read'], may).toContain(role)
  }
})
