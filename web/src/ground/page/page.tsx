import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { type ComponentType, lazy } from 'react'
import type { z } from 'zod'
import { loadWords } from '../words/start-words.ts'
import { PageSkeleton } from './page-skeleton.tsx'
import { frameRoute } from './root-route.ts'
import { lenient } from './search.ts'

/**
 * A page in the frame. Its code and its words are loaded beside each other when it is opened (or pointed at).
 * @param path as in `/problems/$id`
 * @param search schema of the filters in the address; what does not fit is left out
 * @param load gives the component: `() => import('./problems-page.tsx').then(module => module.ProblemsPage)`
 */
export function page<Search extends z.ZodObject>(said: {
  path: `/${string}`
  search?: Search
  words: readonly { name: string }[]
  load: () => Promise<ComponentType>
}): AnyRoute {
  let loading: Promise<ComponentType> | null = null
  const loadOnce = () => {
    loading ??= said.load().catch((reason: unknown) => {
      loading = null
      throw reason
    })
    return loading
  }
  const Content = lazy(async () => ({ default: await loadOnce() }))
  return createRoute({
    getParentRoute: () => frameRoute,
    path: said.path,
    ...(said.search ? { validateSearch: lenient(said.search) } : {}),
    loader: async () => {
      await Promise.all([loadOnce(), ...said.words.map(loadWords)])
    },
    component: Content,
    pendingComponent: PageSkeleton,
    pendingMs: 80,
    pendingMinMs: 0,
  })
}
