import type { z } from 'zod'
import type { Sealing } from '../../sealing/index.ts'

/**
 * What the browser keeps for us between two steps of a sign-on, unreadable and unchangeable to it. Nothing is stored here, so a flood of begun
 * sign-ons fills nothing.
 */
export interface SealedCookie<Content> {
  seal(content: Content): string
  /** Null for whatever is not ours, was changed, or is older than its minutes. */
  open(value: string | undefined): Content | null
}

export function sealedCookie<Shape extends z.ZodType>(
  shape: Shape,
  { sealing, place, minutes, now }: { sealing: Sealing; place: string; minutes: number; now: () => Date },
): SealedCookie<z.infer<Shape>> {
  return {
    seal: content => sealing.seal(JSON.stringify({ content, at: now().getTime() }), place).toString('base64url'),
    open(value) {
      if (!value) return null
      try {
        const { content, at } = JSON.parse(sealing.open(Buffer.from(value, 'base64url'), place))
        if (now().getTime() - at > minutes * 60_000) return null
        return shape.parse(content)
      } catch {
        return null
      }
    },
  }
}
