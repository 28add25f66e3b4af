export { serveNotifications } from './notification.routes.ts'
export { notifications } from './notify.ts'
