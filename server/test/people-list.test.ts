import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ListedPerson } from '#contract/ground/people-list.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { openTestApp, password, type TestApp } from './open-test-app.ts'
import { sendForm } from './send-form.ts'

let app: TestApp
let admin: Browser
let security: Browser

beforeAll(async () => {
  app = await openTestApp()
  await app.addPeople([
    {
      username: 'admin',
      name: '管理员',
      posts: [{ role: 'systemAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    {
      username: 'security',
      name: '安全员',
      posts: [{ role: 'securityAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    {
      username: 'wangmin',
      name: '王敏',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330824-ecology',
          scope: { kind: 'areas', areas: ['330824'], industries: null },
        },
      ],
    },
  ])
  admin = new Browser(app.app, '10.0.0.1')
  security = new Browser(app.app, '10.0.0.2')
  await admin.signIn('admin', password)
  await security.signIn('security', password)
}, 60_000)
afterAll(() => app.close())

const header = '姓名,用户名,联系电话,单位,角色,岗位名称,行业,任职起,任职止'
async function judge(...lines: string[]): Promise<ListedPerson[]> {
  const answer = await sendForm(app.app, admin, '/api/people/list', Buffer.from([header, ...lines].join('\n')), {
    name: '人员.csv',
  })
  expect(answer.statusCode, answer.body).toBe(200)
  expect(answer.json().message).toBeNull()
  return answer.json().rows
}
const wrongOf = (row: ListedPerson | undefined) => row?.wrong.map(({ zh }) => zh).join('；')

test('三员分立: a row of the list becomes a proposal that takes effect once the security administrator approves it', async () => {
  const [row] = await judge(
    '李强,liqiang,13857012345,开化生态环境分局,区块生态环境分局,环境监察,,2024-06-20,2025-12-31',
  )
  expect(row).toMatchObject({ key: expect.stringMatching(/!2$/), name: '李强', wrong: [] })
  expect(row?.proposal).toMatchObject({
    kind: 'createPerson',
    username: 'liqiang',
    phone: '13857012345',
    posts: [
      {
        role: 'areaEcology',
        unitId: '330824-ecology',
        title: '环境监察',
        scope: { kind: 'areas', areas: ['330824'], industries: null },
        validUntil: '2025-12-31',
      },
    ],
  })
  const wish = { rows: [{ key: row?.key, requestId: randomUUID(), proposal: row?.proposal }] }
  const first = await admin.send('POST', '/api/people/list/proposals', wish)
  expect(first.json().rows).toEqual([expect.objectContaining({ key: row?.key, done: true })])
  // sent again after a lost answer
  expect((await admin.send('POST', '/api/people/list/proposals', wish)).json().rows[0].done).toBe(true)
  const { rows } = (await security.send('GET', '/api/grants?open=true')).json()
  expect(rows).toHaveLength(1)
  expect((await admin.send('GET', '/api/people?q=liqiang')).json().rows).toEqual([])
  const approved = await security.send('POST', `/api/grants/${rows[0].id}/approve`)
  expect(approved.json().initialPassword).toEqual(expect.any(String))
  expect((await admin.send('GET', '/api/people?q=liqiang')).json().rows).toHaveLength(1)
})

test('an account that is there already gets a further post; another’s user name is refused', async () => {
  const [more, other] = await judge(
    '王敏,wangmin,,开化专班,区块工作专班,,,,',
    '王大敏,wangmin,,开化专班,区块工作专班,,,,',
  )
  expect(more?.proposal).toMatchObject({ kind: 'addPost', post: { role: 'areaOffice' } })
  expect(wrongOf(other)).toMatch(/已是王敏的账号/)
})

test('industries are taken by name, and the days as they are written in offices', async () => {
  const [row] = await judge('赵磊,zhaolei,,开化经信局,区块行业主管部门,,"木质家具、玻璃制造",2024年7月1日,')
  expect(row?.proposal).toMatchObject({
    posts: [{ validFrom: '2024-07-01', scope: { kind: 'areas', industries: ['wood-furniture', 'glass'] } }],
  })
})

test.each([
  ['周一,,,开化专班,区块工作专班,,,,', /缺用户名/],
  ['周二,zhouer,,没有这个局,区块工作专班,,,,', /没有单位「没有这个局」/],
  ['周三,zhousan,,开化专班,大管家,,,,', /没有角色「大管家」，可填：.*乡镇/],
  ['周四,zhousi,12,开化专班,区块工作专班,,,,', /应为一个号码/],
  ['周五,zhouwu,,开化专班,区块工作专班,,炼金,,', /没有行业「炼金」/],
  ['周六,zhouliu,,开化专班,区块工作专班,,,下个月,', /请写成 2024-06-01/],
  ['周七,zhouqi,,开化专班,市整治办,,,,', /范围不能由单位/],
  ['周八,zhouba,,市整治办,系统管理员,,,,', /三员.*须逐人提出/],
])('a row that cannot be says what is wrong and what would be right: %s', async (line, sentence) => {
  const [row] = await judge(line)
  expect(wrongOf(row)).toMatch(sentence)
  expect(row?.proposal).toBeNull()
})

test('the same user name twice in a file is said at the second row, and good rows go on', async () => {
  const rows = await judge(
    '孙一,sunyi,,开化专班,区块工作专班,,,,',
    '孙二,sunyi,,开化专班,区块工作专班,,,,',
    '孙三,sunsan,,开化专班,区块工作专班,,,,',
  )
  expect(rows.map(row => row.proposal !== null)).toEqual([true, false, true])
  expect(wrongOf(rows[1])).toMatch(/与 .*!2 重复/)
})

test('a row that was good when it was judged and is not any more is answered by itself', async () => {
  const rows = await judge('钱一,qianyi,,开化专班,区块工作专班,,,,', '钱二,qianer,,开化专班,区块工作专班,,,,')
  await app.addPeople([{ username: 'qianyi', name: '钱某', posts: [] }])
  const wish = { rows: rows.map(({ key, proposal }) => ({ key, requestId: randomUUID(), proposal })) }
  const answer = (await admin.send('POST', '/api/people/list/proposals', wish)).json()
  expect(answer.rows.map((row: { done: boolean }) => row.done)).toEqual([false, true])
  expect(answer.rows[0].words.zh).toMatch(/用户名 qianyi 已有人使用/)
  const told = await transaction(app.context.database, servicePost('dispatcher'), tx =>
    tx.query<{ zh: string }>(
      `select payload -> 'words' ->> 'zh' as zh from ground.outbox where noun = 'grant' order by id desc limit 1`,
    ),
  )
  expect(told[0]?.zh).toBe('授权申请待审批：人员表导入 1 项')
})

test('a file that is no list of people is answered with what a list looks like', async () => {
  const answer = await sendForm(app.app, admin, '/api/people/list', Buffer.from('甲,乙\n1,2\n'), { name: '表.csv' })
  expect(answer.json()).toMatchObject({
    rows: [],
    message: { zh: expect.stringContaining('表头应有姓名、用户名、单位、角色') },
  })
})
