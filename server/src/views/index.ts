export { registerViews } from './views.routes.ts'
export type { ViewsContext } from './views-context.ts'
