import { csrfCookie, csrfHeader } from '#ground/http/guard-browser.ts'
import { password } from './add-posts.ts'

/** Headers that a browser of this account sends; it takes compressed answers, as browsers do. */
export type Headers = Record<string, string>

export async function signIn(url: string, username: string): Promise<Headers> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map(cookie => cookie.split(';')[0] ?? '')
  const mark = cookies.find(cookie => cookie.startsWith(`${csrfCookie}=`))?.slice(csrfCookie.length + 1)
  return {
    cookie: cookies.join('; '),
    'accept-encoding': 'gzip, deflate, br',
    'content-type': 'application/json',
    [csrfHeader]: decodeURIComponent(mark ?? ''),
  }
}
