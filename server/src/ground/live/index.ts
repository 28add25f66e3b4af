export { type Listening, listenForChanges } from './listen-for-changes.ts'
export { serveLive } from './live.routes.ts'
export { createLiveHub, type LiveHub, type LiveSubscriber } from './live-hub.ts'
