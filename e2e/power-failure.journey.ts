import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endCity, startCity } from './city.ts'
import { expect, test } from './journey.ts'

test('after the power has failed the next start has all that was committed, and a second start on the same data says so and stops', async ({
  request,
}) => {
  let city = await startCity(['--empty'])
  try {
    await expect(startCity(['--empty'], city.home)).rejects.toThrow(/已有一个清环在使用此数据目录/)
    expect((await request.get(`${city.url}/readyz`)).ok()).toBe(true)

    // the server alone, as the out-of-memory killer does it: its PostgreSQL is left running
    await city.kill()
    city = await startCity(['--empty'], city.home)
    expect((await request.get(`${city.url}/readyz`)).ok()).toBe(true)

    // everything at once
    const postmaster = Number(readFileSync(join(city.home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    await city.kill()
    execFileSync('pkill', ['-KILL', '-P', String(postmaster)])
    process.kill(postmaster, 'SIGKILL')
    city = await startCity(['--empty'], city.home)
    const password = readFileSync(join(city.home, 'secrets/first-password'), 'utf8').trim()
    const signedIn = await request.post(`${city.url}/api/session`, { data: { username: 'admin', password } })
    expect(signedIn.ok()).toBe(true)
  } finally {
    await endCity(city)
  }
})
