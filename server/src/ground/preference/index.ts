export { servePreferences } from './preference.routes.ts'
export { changePreferences, defaultPreferences, preferencesOf } from './preferences.ts'
