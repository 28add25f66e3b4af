import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { fixedClock } from '../clock/create-clock.ts'
import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { actorOfPost } from './index.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const person = '00000000-0000-7000-8000-00000000000a'
const successor = '00000000-0000-7000-8000-00000000000b'
const post = '00000000-0000-7000-8000-00000000000c'
const clock = fixedClock('2024-06-01T09:00:00+08:00')
const change = (text: string) =>
  transaction(database, servicePost('loader'), async tx => {
    await tx.query(text)
  })

test('a job acts with the scope its post has now, and not at all once the post has ended, changed hands or lost its person', async () => {
  await change(`insert into ground.place (code, kind, name) values ('jiangshan', 'area', '江山市')`)
  await change(
    `insert into ground.unit (id, name, short_name, kind, level, area) values ('u', '江山市生态环境分局', '江山分局', 'ecology', 'area', 'jiangshan')`,
  )
  await change(
    `insert into ground.person (id, name, username) values ('${person}', '李敏', 'limin'), ('${successor}', '王强', 'wangqiang')`,
  )
  await change(
    `insert into ground.post (id, person_id, role, unit_id, scope_kind, areas) values ('${post}', '${person}', 'areaEcology', 'u', 'areas', '{jiangshan}')`,
  )
  const read = actorOfPost(database, clock)
  expect(await read(post, person)).toMatchObject({
    role: 'areaEcology',
    words: '江山分局 李敏',
    scope: { kind: 'areas', areas: ['jiangshan'], industries: null },
  })
  await change(`update ground.post set industries = '{brick}'`)
  expect(await read(post, person)).toMatchObject({ scope: { industries: ['brick'] } })
  await change(`update ground.post set valid_until = '2024-05-31'`)
  expect(await read(post, person)).toBeNull()
  await change(`update ground.post set valid_until = null, person_id = '${successor}'`)
  expect(await read(post, person)).toBeNull()
  await change(`update ground.person set ended_at = now() where id = '${successor}'`)
  expect(await read(post, successor)).toBeNull()
})
