/** The moment on this device. Only for what concerns the device: when a draft was kept, a picture taken. Deadlines come from the server. */
export function now(): Date {
  return new Date()
}
