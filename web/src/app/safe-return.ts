/**
 * Where sign-in leads back to: only into this app. An address with a host (`//elsewhere`, `https:`, `/\elsewhere`) would let a
 * link in a message lead a signed-in person away.
 */
export function safeReturn(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to) || /[\u0000-\u001f\\]/.test(to) || to.startsWith('/sign-in'))
    return '/'
  return to
}
