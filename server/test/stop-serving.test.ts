import { expect, test } from 'vitest'
import { openTestApp, password } from './open-test-app.ts'

test('a server that is asked to stop ends the live streams that are open, and does not wait for their readers', async () => {
  const city = await openTestApp()
  await city.addPeople([
    {
      username: 'jiangshan',
      name: '王敏',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330881-ecology',
          scope: { kind: 'areas', areas: ['330881'], industries: null },
        },
      ],
    },
  ])
  const url = await city.app.listen({ port: 0, host: '127.0.0.1' })
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'jiangshan', password }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const stream = await fetch(`${url}/api/live`, { headers: { cookie } })
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const read = stream.text()
  await city.app.close()
  expect(await read).toContain('retry: 2000')
  await city.close()
})
