import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FreshDatabase } from '../../../test/fresh-database.ts'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { ownCluster } from '../../../test/own-cluster.ts'
import type { Actor } from '../database/claims.ts'
import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'

/** Tables that have no row-level security, each with why. The application has no right on any of them. */
const open: Readonly<Record<string, string>> = {
  'public.migration': 'names of migrations, written by the owner and read by nobody else',
  'baseline.enterprise_search':
    'read through the one search function alone, which asks the claims itself: security would disable its index',
}

/** Functions that run with their owner's rights and so step around the policies, each with why; SECURITY.md lists them too. */
const withOwnersRights: Readonly<Record<string, string>> = {
  'baseline.average_scores': 'averages of an area and industry from three enterprises up, to officials',
  'baseline.count_checklist_uses': 'how often each version of a checklist was used, in numbers alone',
  'baseline.count_problem': 'whoever acts on a problem need not reach the enterprise whose open problems are counted',
  'baseline.guarded_enterprises': 'the enterprises behind a share, to posts whose scope has the whole cell',
  'baseline.guarded_shares': 'how much of an industry in an area was touched, to posts whose scope has the whole cell',
  'baseline.guarded_steps': 'for the functions of the guard alone: the runtime role may not call it',
  'baseline.guarded_whole': 'for the functions of the guard alone: the runtime role may not call it',
  'baseline.keep_inclusion_state': 'a trigger: nobody writes by hand where an enterprise stands on list two',
  'baseline.keep_membership': 'a trigger: whoever changes an enterprise may not reach all of its industries',
  'baseline.keep_search':
    'row-level security would disable the index of pieces, which the runtime role therefore cannot touch',
  'baseline.refuse_late_rows': 'a trigger: a frozen list takes no rows, whoever sees its head',
  'baseline.search_enterprises': 'answers from that index, within the claims of the asking post',
  'baseline.sum_of_list': 'whoever checks a frozen list need not reach all of its rows; told are numbers and hashes',
  'baseline.weigh_step':
    'whoever takes a step need not reach the whole industry it is weighed against; told are numbers',
  'baseline.whose_code': '「已有同码主体，属他区块」: area and industry of a full code, to officials',
  'ground.find_alike': 'where a picture is evidence already; the area alone across scope',
  'remediation.keep_text': 'a trigger: the index of problems’ words is out of everybody’s reach',
  'remediation.search_problems': 'answers ids from that index, within the claims of the asking post',
  'views.allow_listed_rows': '亮晒: what is allow-listed of the rows behind a number, to officials',
  'views.terms_of_cells': '亮晒: the longest overdue and the next term of a cell, to officials',
}

let database: FreshDatabase
let superuser: pg.Client
let tables: { name: string; secured: boolean; forced: boolean }[] = []

beforeAll(async () => {
  database = await freshDatabase()
  const url = new URL(ownCluster().superuserUrl)
  url.pathname = new URL(database.appUrl).pathname
  superuser = new pg.Client({ connectionString: url.href })
  await superuser.connect()
  const { rows } = await superuser.query(
    `select n.nspname || '.' || quote_ident(c.relname) as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname not like 'pg\\_%' order by 1`,
  )
  tables = rows
})
afterAll(async () => {
  await superuser.end()
  await database.drop()
})

/** A row with a value in every column, right by type alone. */
async function rowOf(table: string): Promise<Record<string, unknown>> {
  const { rows } = await superuser.query<{ name: string; type: string }>(
    `select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [table],
  )
  const values: Record<string, unknown> = {
    uuid: '00000000-0000-7000-8000-000000000001',
    int4: 1,
    int8: 1,
    int2: 1,
    bool: true,
    date: '2024-06-03',
    numeric: 1,
    float8: 1,
    timestamptz: '2024-06-03T09:00:00+08:00',
    jsonb: {},
    bytea: '\\x00',
    xid8: '3',
    inet: '10.0.0.1',
    text: 'x',
  }
  return Object.fromEntries(
    rows.map(({ name, type }) => [name, type.startsWith('_') ? [values[type.slice(1)]] : values[type]]),
  )
}

test('the search for tables sees them: a floor under what follows', () => {
  expect(tables.length).toBeGreaterThanOrEqual(25)
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ground.trail', 'identity.session', 'ground.person']),
  )
})

test('every table has forced row-level security, or stands on the list with a reason', async () => {
  const unprotected = tables.filter(({ secured, forced, name }) => !(secured && forced) && !open[name])
  expect(unprotected.map(({ name }) => name)).toEqual([])
  for (const name of Object.keys(open)) {
    const { rows } = await superuser.query(
      `select has_table_privilege('clearloop_app', $1, 'select, insert, update, delete') as may`,
      [name],
    )
    expect(rows[0].may, name).toBe(false)
  }
})

test('with the application’s own connection and no claims every table shows no row, though there are rows', async () => {
  const filled: string[] = []
  for (const { name } of tables) {
    await superuser.query('begin')
    // as superuser and without triggers: only a row’s own checks can refuse it
    await superuser.query('set local session_replication_role = replica')
    const made = await superuser
      .query(`insert into ${name} overriding system value select (jsonb_populate_record(null::${name}, $1)).*`, [
        JSON.stringify(await rowOf(name)),
      ])
      .then(
        ({ rowCount }) => rowCount === 1,
        () => false,
      )
    await superuser.query(made ? 'commit' : 'rollback')
    if (made) filled.push(name)
  }
  // the others have checks of their own; their policies are asked below
  expect(filled.length).toBeGreaterThanOrEqual(tables.length / 3)
  for (const { name } of tables) {
    const { rows: there } = await superuser.query(`select count(*)::int as count from ${name}`)
    if (filled.includes(name)) expect(there[0].count, name).toBeGreaterThan(0)
    const seen = await database.pool.query(`select count(*)::int as count from ${name}`).then(
      ({ rows }) => rows[0].count,
      (error: { code: string }) => (error.code === '42501' ? 0 : error),
    )
    expect(seen, name).toBe(0)
  }
})

test('no policy is true without claims, for reading or for writing', async () => {
  const { rows: policies } = await superuser.query<{
    name: string
    policy: string
    qual: string | null
    with_check: string | null
  }>(
    `select schemaname || '.' || quote_ident(tablename) as name, policyname as policy, qual, with_check from pg_policies
     where roles && array['public', 'clearloop_app']::name[]`,
  )
  expect(policies.length).toBeGreaterThanOrEqual(tables.length - Object.keys(open).length)
  for (const { name, policy, qual, with_check } of policies) {
    for (const rule of [qual, with_check]) {
      if (!rule) continue
      const relation = name.split('.')[1]
      const { rows } = await superuser.query(
        `select coalesce((${rule}), false) as open from (select (jsonb_populate_record(null::${name}, $1)).*) as ${relation}`,
        [JSON.stringify(await rowOf(name))],
      )
      expect(rows[0].open, `${policy} on ${name}`).toBe(false)
    }
  }
})

test('a job without claims fails before any statement, and a row written past our code is refused', async () => {
  const nobody = undefined as unknown as Actor
  await expect(transaction(database, nobody, async () => 'ran')).rejects.toThrow('no claims, no rows')
  await expect(database.pool.query(`insert into ground.audit_row (kind, action) values ('act', 'x')`)).rejects.toThrow(
    'row-level security',
  )
})

test('claims end with their transaction: a connection that goes back carries none', async () => {
  const single = await database.pool.connect()
  await single.query(`begin; select set_config('clearloop.scope', 'city', true)`)
  await single.query('commit')
  const { rows } = await single.query('select ground.scope_kind() as scope')
  single.release()
  expect(rows[0].scope).toBeNull()
})

test('functions with their owner’s rights are few, each with a reason, a path of its own, and no call for everybody', async () => {
  const { rows } = await superuser.query<{ name: string; path: string | null; everybody: boolean }>(
    `select n.nspname || '.' || p.proname as name, array_to_string(p.proconfig, ' ') as path,
       has_function_privilege('public', p.oid, 'execute') as everybody
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(withOwnersRights).toSorted())
  for (const { name, path, everybody } of rows) {
    expect(path, name).toContain('search_path=pg_catalog, pg_temp')
    expect(everybody, name).toBe(false)
  }
})

test('without claims they tell nothing and write nothing, though there is something to tell', async () => {
  const id = '00000000-0000-7000-8000-0000000000aa'
  const code = '91330824MAYT0BMD1D'
  await superuser.query(
    `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, uscc,
       reported_unit, reported_by, reported_words, reported_at, updated_at)
     values ($1, 'confirmed', '沅莘木业', '沅莘木业', 'workshop', '{glass}', 'glass', 'a', 'a', 't', $2, 'x', $1, 'x', now(), now())`,
    [id, code],
  )
  const keep = `select baseline.keep_search('${id}', '{沅莘,莘木,木业}', '沅莘木业')`
  const find = `select * from baseline.search_enterprises('{沅莘}', '沅莘', 20)`
  const whose = `select * from baseline.whose_code('{${code}}')`
  const hash = 'a'.repeat(64)
  await superuser.query(
    `insert into ground.file (id, hash, kind, content_type, name, size, time_source, place_source, post_id, person_id, unit_id, request_id, attached)
     values ($1, $2, 'image', 'image/jpeg', 'x.jpg', 1, 'none', 'none', $1, $1, 'x', $1, true)`,
    [id, hash],
  )
  await superuser.query(
    `insert into ground.attachment (file_id, noun, subject_id, purpose, post_id, area) values ($1, 'problem', $1, 'after', $1, 'a')`,
    [id],
  )
  const alike = `select * from ground.find_alike('${hash}', null, 20)`
  const loader = (text: string) => transaction(database, servicePost('loader'), tx => tx.query(text))
  await loader(keep)
  expect([await loader(find), await loader(whose), await loader(alike)].map(rows => rows.length)).toEqual([1, 1, 1])
  const bare = (text: string) => database.pool.query(text)
  await superuser.query('delete from baseline.enterprise_search where enterprise_id = $1', [id])
  await bare(keep)
  expect(
    (await superuser.query('select from baseline.enterprise_search where enterprise_id = $1', [id])).rowCount,
  ).toBe(0)
  await expect(bare(`select baseline.count_problem('${id}', 1)`)).rejects.toThrow('no claims, no rows')
  for (const question of [
    find,
    whose,
    alike,
    'select * from baseline.sum_of_list(1)',
    `select * from remediation.search_problems('喷漆')`,
    'select * from baseline.average_scores()',
    `select * from baseline.weigh_step('closure', '[]', 'a', 'glass', '-infinity', '{${id}}', null, null)`,
    `select * from baseline.guarded_shares('[{"noun":"enterprise","action":"closeDown"}]', '{a}', '-infinity')`,
    `select * from baseline.guarded_enterprises('[{"noun":"enterprise","action":"closeDown"}]', 'a', 'glass', '-infinity', 9)`,
    `select * from views.terms_of_cells('2024-06-20')`,
    `select * from views.allow_listed_rows('{found}', null, null, null, null, '2024-06-20', '2024-06-23', null, '-infinity',
       '00000000-0000-0000-0000-000000000000', 50)`,
  ]) {
    expect((await bare(question)).rows, question).toEqual([])
  }
})
