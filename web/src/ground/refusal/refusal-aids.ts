import { type ComponentType, createElement, type LazyExoticComponent, lazy, type ReactNode } from 'react'
import type { Refusal } from '../http/refusal.ts'

type Aid = ComponentType<{ refusal: Refusal }>
export type LoadAid = () => Promise<Aid>

const aids = new Map<string, LazyExoticComponent<Aid>>()

/** Has something stand beside every refusal of a code, wherever it is shown, that helps the person on; loaded when it is needed. */
export function registerRefusalAids(loaders: Readonly<Record<string, LoadAid>>): void {
  for (const [code, load] of Object.entries(loaders))
    aids.set(
      code,
      lazy(async () => ({ default: await load() })),
    )
}

/** What helps on beside this refusal, if anything. */
export function aidBeside(refusal: Refusal): ReactNode {
  const aid = aids.get(refusal.code)
  return aid ? createElement(aid, { refusal }) : null
}
