import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { defaultCampaignFolder, layChecklists, loadCampaign } from '#campaign/mandate/index.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import type { MeasureAction } from '#contract/remediation/measure.states.ts'
import type { ProblemAction } from '#contract/remediation/problem.states.ts'
import type { ReportProblemBody } from '#contract/remediation/problem.ts'
import type { ProblemInputs } from '#contract/remediation/problem-actions.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { loadOrganisation } from '#ground/organisation/index.ts'
import { act } from '#ground/workflow/act.ts'
import { freshDatabase } from '../../../../test/fresh-database.ts'
import { draftMeasure, openRemediation, type Problem, reportProblem } from '../index.ts'

export const area = '330881'
export const township = '330881121'
export const industry = 'wood-furniture'

const campaign = loadCampaign(defaultCampaignFolder)
let persons = 0

/** A post of a new person; what is left out lies in 江山市 (贺村镇) for every industry. */
export function post(role: Role, unitId: string, scope?: Scope): Actor {
  persons += 1
  const wide: Scope = role.startsWith('city')
    ? { kind: 'city', industries: null }
    : role === 'townshipOfficer'
      ? { kind: 'townships', townships: [township], industries: null }
      : { kind: 'areas', areas: [area], industries: null }
  return {
    postId: randomUUID(),
    personId: randomUUID(),
    unitId,
    role,
    scope: scope ?? wide,
    words: `${unitId} 张${persons}`,
  }
}

export const officer = () => post('townshipOfficer', township)
export const ecology = () => post('areaEcology', `${area}-ecology`)
export const economy = () => post('areaIndustry', `${area}-economy`)
export const areaOffice = () => post('areaOffice', `${area}-office`)
export const cityEcology = () => post('cityEcology', 'city-ecology')
export const cityOffice = () => post('cityOffice', 'city-office')

/** What is known of a picture besides its bytes; `likeness` is 64 characters 0 or 1. */
interface PictureKnown {
  readonly hash: string
  readonly likeness: string
  readonly takenAt: string
  readonly place: { readonly lng: number; readonly lat: number; readonly accuracy?: number }
}

/** The stage on a database of its own, with the campaign's places and units and a clock that the test moves. */
export async function openStage(startAt = '2024-06-20T09:00:00+08:00') {
  const database = await freshDatabase()
  let now = new Date(startAt)
  const clock = createClock({ now: () => now, offset: () => 0 })
  const context = { database, clock, calendar: () => standardCalendar, campaign }
  const remediation = openRemediation(context)
  await transaction(database, servicePost('loader'), async tx => {
    await loadOrganisation(tx, campaign)
    await layChecklists(tx, context, campaign)
  })
  const { workflows, settings } = remediation

  const stage = {
    database,
    context,
    remediation,
    settings,
    /** Moves business time to 09:00 of a day. */
    goTo: (day: string) => {
      now = new Date(`${day}T09:00:00+08:00`)
    },
    close: () => database.drop(),
    /** Runs SQL under a post. */
    rows: <Row extends Record<string, unknown>>(by: Actor, text: string, values: unknown[] = []) =>
      transaction(database, by, tx => tx.query<Row>(text, values)),
    /** The problem as its rules see it, by the wide eye of the loader. */
    see: async (id: string): Promise<Problem> => {
      const [row] = await transaction(database, servicePost('loader'), tx =>
        tx.query(workflows.problem.store.lock, [id]),
      )
      if (!row) throw new Error(`no problem ${id}`)
      return workflows.problem.store.read(row)
    },
    /** A file that the post has uploaded. */
    file: async (by: Actor, known: Partial<PictureKnown> = {}): Promise<string> => {
      const id = randomUUID()
      const { hash = randomUUID().replaceAll('-', '').padEnd(64, '0'), likeness, takenAt, place } = known
      await transaction(database, by, tx =>
        tx.query(
          `insert into ground.file (id, hash, kind, content_type, name, size, likeness, taken_at, time_source, lng, lat, accuracy, place_source,
             post_id, person_id, unit_id, request_id)
           values ($1, $2, 'image', 'image/jpeg', 'photo.jpg', 1, $6, $7, $8, $9, $10, $11, $12, $3, $4, $5, $1)`,
          [
            ...[id, hash, by.postId, by.personId, by.unitId],
            ...[likeness ?? null, takenAt ?? null, takenAt ? 'capture' : 'none'],
            ...[place?.lng ?? null, place?.lat ?? null, place?.accuracy ?? null, place ? 'capture' : 'none'],
          ],
        ),
      )
      return id
    },
    enterprise: async (name = '江山某某木业有限公司'): Promise<string> => {
      const id = randomUUID()
      await transaction(database, servicePost('loader'), tx =>
        tx.query(
          `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, grid,
             reported_unit, reported_by, reported_words, reported_at, updated_at)
           values ($1, 'confirmed', $2, $2, 'workshop', $3, $4, $5, $5, $6, $7, $6, $1, '测试', now(), now())`,
          [id, name, [industry], industry, area, township, `${township}-01`],
        ),
      )
      return id
    },
    report: (by: Actor, said: Partial<z.input<typeof ReportProblemBody>> = {}) =>
      reportProblem(context, by, { settings, workflow: workflows.problem }, {
        requestId: randomUUID(),
        subject: { kind: 'site', siteName: '贺村镇某木器加工点', area, township, industry },
        dimension: 'pollutionControl',
        words: '喷漆房未密闭，废气直排',
        source: 'survey',
        files: [],
        ...said,
      } as z.output<typeof ReportProblemBody>),
    act: async <Action extends keyof ProblemInputs>(
      by: Actor,
      id: string,
      action: Action,
      input: z.input<ProblemInputs[Action]>,
      how: { version?: number; requestId?: string } = {},
    ): Promise<Problem> => {
      const { after } = await act(context, by, workflows.problem, {
        id,
        action: action as ProblemAction,
        version: how.version,
        requestId: how.requestId ?? randomUUID(),
        input,
      })
      return after
    },
    onMeasure: (by: Actor, id: string, action: MeasureAction, input: unknown) =>
      act(context, by, workflows.measure, { id, action, requestId: randomUUID(), input }),
    draft: (by: Actor, problemId: string, due: string) =>
      draftMeasure(context, by, workflows.measure, problemId, {
        requestId: randomUUID(),
        words: '喷漆房负压改造',
        kind: 'engineering',
        due,
        responsiblePerson: '李强',
      }),
    /** Found by the township, assigned by the area's ecology branch to the township, which works on it. */
    rectifying: async (due = '2024-09-30') => {
      const assigner = ecology()
      const worker = officer()
      const { id } = await stage.report(officer())
      await stage.act(assigner, id, 'assign', { to: [{ unitId: township }], due })
      await stage.act(worker, id, 'receive', {})
      return { id, assigner, worker }
    },
    /** Its one measure drafted, approved and declared done by the worker, with this evidence or with some. */
    measured: async (
      id: string,
      worker: Actor,
      due = '2024-09-30',
      evidence?: { readonly before: readonly string[]; readonly after: readonly string[] },
    ) => {
      const measure = await stage.draft(worker, id, due)
      await stage.onMeasure(economy(), measure, 'approve', {})
      const some = async () => ({ before: [await stage.file(worker)], after: [await stage.file(worker)] })
      await stage.onMeasure(worker, measure, 'declareDone', evidence ?? (await some()))
      return measure
    },
    checking: async (due = '2024-09-30') => {
      const started = await stage.rectifying(due)
      const measure = await stage.measured(started.id, started.worker, due)
      await stage.act(started.worker, started.id, 'requestCheck', {})
      return { ...started, measure }
    },
    verified: async (due = '2024-09-30') => {
      const started = await stage.checking(due)
      const checker = economy()
      await stage.act(checker, started.id, 'pass', {})
      return { ...started, checker }
    },
  }
  return stage
}

export type Stage = Awaited<ReturnType<typeof openStage>>
