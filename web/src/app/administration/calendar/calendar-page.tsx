import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type CalendarDay, showCalendar } from '#contract/ground/calendar.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { CalendarDayForm } from './calendar-day-form.tsx'
import { CalendarDays } from './calendar-days.tsx'
import { CalendarYearForm } from './calendar-year-form.tsx'
import './calendar.css'

const Search = z.object({ year: z.string().max(4).optional() })

/** 工作日历: holidays and exchanged days by year; every deadline in working days follows it. */
export function CalendarPage() {
  const say = useWords(administrationWords)
  const queryClient = useQueryClient()
  const today = useBusinessDay()
  const [search, change] = useFilters(Search)
  const [open, setOpen] = useState<'year' | CalendarDay | 'newDay' | null>(null)
  const { data, error } = useQuery({
    queryKey: ['calendar'],
    queryFn: ({ signal }) => call(showCalendar, {}, { signal }),
  })
  if (error && !data) {
    return (
      <div className="page">
        <RefusalWords refusal={asRefusal(error)} />
      </div>
    )
  }
  if (!data) return <PageSkeleton />
  const asked = search.year ?? today.slice(0, 4)
  const year = data.years.find(({ year: number }) => String(number) === asked) ?? data.years[0]
  if (!year) return null
  const close = () => {
    setOpen(null)
    void queryClient.invalidateQueries({ queryKey: ['calendar'] })
  }
  return (
    <div className="page">
      <PageHead
        title={say('calendar.title')}
        below={say('calendar.why')}
        action={
          data.mayChange ? (
            <Button type="primary" onClick={() => setOpen('newDay')}>
              {say('calendar.setDay')}
            </Button>
          ) : undefined
        }
        more={data.mayChange ? <Button onClick={() => setOpen('year')}>{say('calendar.enterYear')}</Button> : undefined}
      />
      {data.missing.map(missing => (
        <p key={missing} className="notice" role="status">
          {say('calendar.missing', { year: missing })}
        </p>
      ))}
      <ChoiceRow
        label={say('calendar.year')}
        value={String(year.year)}
        choices={data.years.map(({ year: number }) => ({ value: String(number), label: String(number) }))}
        onChange={value => change({ year: value })}
      />
      <p className="muted">
        {year.notice === null ? say('calendar.noNotice') : say('calendar.notice', { notice: year.notice })}
      </p>
      <CalendarDays year={year} onChange={data.mayChange ? setOpen : undefined} />
      {open === 'year' && (
        <Dialog side title={say('calendar.enterYear')} onClose={close}>
          <CalendarYearForm year={year} onDone={close} />
        </Dialog>
      )}
      {open !== null && open !== 'year' && (
        <Dialog side title={say('calendar.setDay')} onClose={close}>
          <CalendarDayForm day={open === 'newDay' ? null : open} year={year.year} onDone={close} />
        </Dialog>
      )}
    </div>
  )
}
