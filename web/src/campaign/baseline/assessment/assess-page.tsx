import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import {
  type AssessmentSheet,
  assessmentKindWords,
  type SheetItem as Item,
  RecordAssessmentBody,
  recordAssessment,
  showAssessmentSheet,
} from '#contract/baseline/assessment.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters, usePathParameter } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { AssessSearch } from './assess-search.ts'
import { ChecklistVersions } from './checklist-versions.tsx'
import { SheetItem } from './sheet-item.tsx'
import { SheetStanding } from './sheet-standing.tsx'
import { type AnswerValue, bodyOf, type SheetValues, unanswered } from './sheet-values.ts'
import { assessmentWords } from './words.ts'
import './assessment.css'

/** 开展评估: the sheet of one industry of an enterprise, made for one hand on a phone. */
export function AssessPage() {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const id = usePathParameter('id')
  const [{ industry }, change] = useFilters(AssessSearch)
  const { data: sheet, error } = useQuery({
    queryKey: ['assessment', 'sheet', id, industry],
    queryFn: ({ signal }) => call(showAssessmentSheet, { params: { id }, query: { industry } }, { signal }),
  })
  if (error && !sheet) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!sheet) return <PageSkeleton />
  const kind = sentence(assessmentKindWords[sheet.kind])
  return (
    <div className="page assess">
      <PageHead
        title={say('sheet.title', { kind, industry: campaign.industryName(sheet.industry) })}
        below={
          <>
            <Link to={`/enterprises/${id}`}>{sheet.enterprise.name}</Link> · {campaign.areaName(sheet.enterprise.area)}{' '}
            {campaign.townshipName(sheet.enterprise.township)} · <ChecklistVersions versions={sheet.checklists} />
          </>
        }
      />
      {sheet.industries.length > 1 && (
        <ChoiceRow
          label={say('sheet.industry')}
          value={sheet.industry}
          choices={sheet.industries.map(one => ({ value: one, label: campaign.industryName(one) }))}
          onChange={value => change({ industry: value })}
        />
      )}
      {sheet.offer.allowed ? (
        <Sheet key={sheet.industry} sheet={sheet} />
      ) : (
        <p className="prose" role="alert">
          {say('sheet.refused')}：{sheet.offer.refusal && sentence(sheet.offer.refusal)}
        </p>
      )}
    </div>
  )
}

function Sheet({ sheet }: { sheet: AssessmentSheet }) {
  const say = useWords(assessmentWords)
  const today = useBusinessDay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState(false)
  const { id } = sheet.enterprise
  const schema = z
    .unknown()
    .transform(values => bodyOf(sheet, values as SheetValues))
    .pipe(RecordAssessmentBody.omit({ requestId: true }))
  const form = useDraftForm<SheetValues>({
    form: 'assessment.record',
    // not by kind: where somebody else was first with the baseline, what was typed goes into the next
    record: `${id} ${sheet.industry}`,
    start: { visitedOn: today, present: '', remarks: '', answers: {} },
    schema,
    send: async (values, { requestId, files }) => {
      const made = await call(recordAssessment, {
        params: { id },
        body: { ...bodyOf(sheet, values, files), requestId },
      })
      queryClient.setQueryData(['assessment', made.id], made)
      await Promise.all(
        ['assessment', 'enterprise', 'problem'].map(topic => queryClient.invalidateQueries({ queryKey: [topic] })),
      )
      announce(made.total === null ? say('sheet.doneWithoutScore') : say('sheet.done', { score: made.total }))
      void navigate({ to: `/assessments/${made.id}` })
    },
  })
  const missing = unanswered(sheet.items, form.values)
  const answer = (code: string, value: AnswerValue) => form.set('answers', { ...form.values.answers, [code]: value })
  const submit = () => {
    setAsked(true)
    if (missing.length === 0) form.submit()
  }
  return (
    <DraftFormView
      form={{ ...form, submit }}
      submitLabel={say('sheet.submit')}
      standing={<SheetStanding sheet={sheet} values={form.values} />}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['assessment', 'sheet', id] })}
    >
      <p className="muted prose">{say('sheet.why')}</p>
      <Sections items={sheet.items} values={form.values} />
      {sections(sheet.items).map(([dimension, items]) => (
        <SheetSection key={dimension} dimension={dimension} items={items} values={form.values}>
          {items.map(item => (
            <SheetItem
              key={item.code}
              form={form}
              item={item}
              at={sheet.items.indexOf(item)}
              answer={form.values.answers[item.code]}
              onAnswer={answer}
            />
          ))}
        </SheetSection>
      ))}
      <DayField form={form} name="visitedOn" label={say('sheet.visitedOn')} latest={today} />
      <TextField form={form} name="present" label={say('sheet.present')} optional />
      <LongTextField form={form} name="remarks" label={say('sheet.remarks')} optional />
      {asked && missing.length > 0 && (
        <div className="sheet-missing" role="alert">
          <p>{say('sheet.missing', { count: missing.length })}</p>
          <p>
            {missing.map(({ code }) => (
              <button key={code} type="button" className="plain-button" onClick={() => goTo(code)}>
                {code}
              </button>
            ))}
          </p>
        </div>
      )}
    </DraftFormView>
  )
}

/** The items by dimension, in the order of the sheet. */
function sections(items: readonly Item[]): [Item['dimension'], Item[]][] {
  const found = new Map<Item['dimension'], Item[]>()
  for (const item of items) found.set(item.dimension, [...(found.get(item.dimension) ?? []), item])
  return [...found]
}

const countAnswered = (items: readonly Item[], { answers }: SheetValues) =>
  items.filter(({ code }) => answers[code] !== undefined).length

/** To an item, for the eye and the keyboard. */
function goTo(code: string): void {
  const item = document.getElementById(`item-${code}`)
  item?.scrollIntoView({ block: 'center' })
  item?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus({ preventScroll: true })
}

/** How far each dimension has come; a tap leads to its first item without an answer. */
function Sections({ items, values }: { items: readonly Item[]; values: SheetValues }) {
  const say = useWords(assessmentWords)
  const campaign = useCampaign()
  return (
    <nav className="sheet-sections" aria-label={say('sheet.sections')}>
      {sections(items).map(([dimension, own]) => {
        const done = countAnswered(own, values)
        const next = unanswered(own, values)[0] ?? own[0]
        return (
          <button key={dimension} type="button" onClick={() => next && goTo(next.code)}>
            {campaign.dimensionName(dimension)}{' '}
            <span className="figures">
              {done}/{own.length}
              {done === own.length && ' ✓'}
            </span>
          </button>
        )
      })}
    </nav>
  )
}

function SheetSection({
  dimension,
  items,
  values,
  children,
}: {
  dimension: Item['dimension']
  items: readonly Item[]
  values: SheetValues
  children: ReactNode
}) {
  const say = useWords(assessmentWords)
  const campaign = useCampaign()
  const letter = campaign.dimensions.find(({ id }) => id === dimension)?.letter
  return (
    <section className="sheet-section">
      <h2>
        {letter} {campaign.dimensionName(dimension)}{' '}
        <span className="muted small">
          {say('sheet.answered', { done: countAnswered(items, values), all: items.length })}
        </span>
      </h2>
      <div className="sheet-section__items">{children}</div>
    </section>
  )
}
