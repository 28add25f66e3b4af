export { type Listening, listenForChanges } from './listen-for-changes.ts'
export { serveLive } from './live.routes.ts'
export { createLiveHub, everyTopic, type LiveHub, type LiveSubscriber } from './live-hub.ts'
