export { type ServingCalendar, serveCalendar } from './calendar.routes.ts'
