export { livePayloads } from './live-payloads.ts'
export { type LiveSignal, liveChannel, type OutboxConsumer, type OutboxMessage } from './outbox.ts'
export { type Dispatcher, startDispatcher } from './start-dispatcher.ts'
