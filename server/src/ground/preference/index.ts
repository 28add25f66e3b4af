export { servePreferences } from './preference.routes.ts'
export { preferencesOf } from './preferences.ts'
