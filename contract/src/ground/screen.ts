import { z } from 'zod'
import { type Permission, roleMay } from './permission.ts'
import type { Role } from './role.ts'

/**
 * The screens of product.md that exist, in the order of the navigation, each with the permission without which it would
 * stand empty. A new screen is a new row here; the web registers its page under the same key.
 */
export const screens = [
  { key: 'ownView', may: 'ownView.read' },
  { key: 'worklist', may: 'worklist.read' },
  { key: 'registry', may: 'enterprise.read' },
  { key: 'imports', may: 'enterprise.import' },
  { key: 'review', may: 'enterprise.return' },
  { key: 'listTwo', may: 'inclusion.read' },
  { key: 'duplicates', may: 'duplicate.read' },
  { key: 'integrity', may: 'integrity.read' },
  { key: 'guard', may: 'guard.read' },
  { key: 'lists', may: 'list.read' },
  { key: 'signals', may: 'signal.read' },
  { key: 'watch', may: 'omission.read' },
  { key: 'problems', may: 'problem.read' },
  { key: 'enterprisePlans', may: 'enterprisePlan.read' },
  { key: 'exchange', may: 'exchange.work' },
  { key: 'tasks', may: 'task.read' },
  { key: 'documents', may: 'document.read' },
  { key: 'documentTemplates', may: 'documentTemplate.read' },
  { key: 'registers', may: 'document.audit' },
  { key: 'boards', may: 'board.read' },
  { key: 'checklists', may: 'checklist.read' },
  { key: 'organisation', may: 'organisation.read' },
  { key: 'people', may: 'grant.read' },
  { key: 'campaign', may: 'campaign.read' },
  { key: 'calendar', may: 'calendar.read' },
  { key: 'backups', may: 'backup.read' },
  { key: 'audit', may: 'audit.read' },
] as const satisfies readonly { key: string; may: Permission }[]

export const ScreenKey = z.enum(screens.map(screen => screen.key))
export type ScreenKey = z.infer<typeof ScreenKey>

/** The screens a role may open, in the order of the navigation. */
export function screensOf(role: Role): ScreenKey[] {
  return screens.filter(screen => roleMay(role, screen.may)).map(screen => screen.key)
}
