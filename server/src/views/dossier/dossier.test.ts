import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#campaign/remediation/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type City, freshCity, post, posts } from '../city.test-support.ts'
import { showDossier } from './show-dossier.ts'
import { showTimeLine } from './time-line.ts'

let city: City
let enterprise: string
let owner: Actor
const problems: Problem[] = []

beforeAll(async () => {
  city = await freshCity()
  const township = '330881121'
  enterprise = await city.addEnterprise({ name: '江山沅沅木业', township, industries: ['wood-furniture'] })
  owner = post('enterpriseContact', 'x', { kind: 'enterprises', enterprises: [enterprise] })
  const subject = {
    township,
    subjectKind: 'enterprise' as const,
    enterpriseId: enterprise,
    subjectName: '江山沅沅木业',
  }
  for (const day of [10, 11, 12]) {
    city.now = new Date(`2024-06-${day}T09:00:00+08:00`)
    problems.push(await city.addProblem(subject))
  }
  await city.addProblem({ township, subjectKind: 'site', subjectName: '别处' })
  const [first, second, third] = problems
  if (!first || !second || !third) throw new Error('three problems')
  city.now = new Date('2024-06-20T09:00:00+08:00')
  await city.move(first, 'closed', { closedOn: '2024-06-20' })
  await city.move(second, 'rectifying', {
    dueOriginal: '2024-06-15',
    dueCurrent: '2024-06-15',
    lateSince: '2024-06-16',
  })
  await city.loader(
    `insert into remediation.measure (id, state, problem_id, words, kind, due, responsible_person, cost, area, industry, enterprise_id)
     values ($1, 'checked', $3, '负压改造', 'engineering', '2024-06-15', '李强', 12.5, '330881', 'wood-furniture', $4),
       ($2, 'underway', $3, '换活性炭', 'management', '2024-06-15', '李强', null, '330881', 'wood-furniture', $4)`,
    [randomUUID(), randomUUID(), second.id, enterprise],
  )
})
afterAll(() => city.database.drop())

describe('三(一)-3 一企一档', () => {
  test('everything that happened, latest first, each line with its record, page by page', async () => {
    const lines = []
    let after: string | undefined
    do {
      const page = await showTimeLine(city, posts.jiangshanOffice, enterprise, {
        limit: 2,
        ...(after ? { after } : {}),
      })
      lines.push(...page.rows)
      after = page.next ?? undefined
    } while (after)
    expect(lines.map(line => [line.at.slice(0, 10), line.title.zh, line.became?.zh ?? null])).toEqual([
      ['2024-06-20', '核查通过', '整改中'],
      ['2024-06-20', '核查通过', '已销号'],
      ['2024-06-12', '上报', '待交办'],
      ['2024-06-11', '上报', '待交办'],
      ['2024-06-10', '上报', '待交办'],
    ])
    expect(lines[0]).toMatchObject({
      noun: 'problem',
      nounWords: { zh: '问题' },
      subject: `${problems[1]?.number} 喷漆房未密闭`,
      link: `/problems/${problems[1]?.id}`,
      unitName: '系统',
    })
  })

  test('what the file comes to is counted from the records', async () => {
    const dossier = await showDossier(city, owner, enterprise)
    expect(dossier).toMatchObject({
      problems: { all: 3, byState: { found: 1, rectifying: 1, closed: 1 }, overdue: 1, relapses: 0 },
      progress: { checked: 1, all: 2 },
      cost: 12.5,
      reportsMissed: 0,
      firstEntry: '2024-06-10',
    })
    expect(dossier.problems.byDimension).toHaveLength(5)
    expect(dossier.problems.byDimension[1]).toEqual({ dimension: 'pollutionControl', all: 3, closed: 1 })
    expect(
      dossier.open.map(({ number, state, urgency, lateDays, progress }) => [
        number,
        state,
        urgency,
        lateDays,
        progress,
      ]),
    ).toEqual([
      [problems[1]?.number, 'rectifying', 'blue', 5, { checked: 1, all: 2 }],
      [problems[2]?.number, 'found', null, 0, { checked: 0, all: 0 }],
    ])
    expect(dossier.steps.map(({ step, state }) => [step, state])).toEqual([
      ['survey', 'done'],
      ['inclusion', 'ahead'],
      ['plan', 'ahead'],
      ['rectification', 'here'],
      ['acceptance', 'notKept'],
      ['oversight', 'notKept'],
    ])
  })

  test('out of reach it looks like one that does not exist', async () => {
    for (const actor of [
      posts.changshanEcology,
      post('enterpriseContact', 'x', { kind: 'enterprises', enterprises: [randomUUID()] }),
    ]) {
      await expect(showDossier(city, actor, enterprise)).rejects.toMatchObject({ status: 404 })
      await expect(showTimeLine(city, actor, enterprise, { limit: 50 })).rejects.toMatchObject({ status: 404 })
    }
    await expect(showDossier(city, posts.cityOffice, randomUUID())).rejects.toMatchObject({ status: 404 })
  })
})
