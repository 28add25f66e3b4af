import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type CalendarDay, type CalendarYear, clearCalendarDay } from '#contract/ground/calendar.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useLocale, useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

/** The days of a year that are not what their weekday says; `onChange` where they may be changed. */
export function CalendarDays({
  year,
  onChange,
}: {
  year: CalendarYear
  onChange: ((day: CalendarDay) => void) | undefined
}) {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const clear = async ({ day }: CalendarDay) => {
    try {
      await call(clearCalendarDay, { query: { day } })
      announce(say('calendar.cleared', { day }))
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey: ['calendar'] })
  }
  if (year.days.length === 0) return <p>{say('calendar.noDays')}</p>
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const common = [
    { key: 'day', title: say('calendar.day'), render: (day: CalendarDay) => <time dateTime={day.day}>{day.day}</time> },
    {
      key: 'weekday',
      title: say('calendar.weekday'),
      render: (day: CalendarDay) => weekday.format(Date.parse(`${day.day}T00:00:00Z`)),
    },
    {
      key: 'working',
      title: say('calendar.kind'),
      render: (day: CalendarDay) => (
        <StateWord tone={day.working ? 'working' : 'waiting'}>
          {say(day.working ? 'calendar.working' : 'calendar.free')}
        </StateWord>
      ),
    },
    { key: 'name', title: say('calendar.name'), render: (day: CalendarDay) => day.name },
  ]
  return (
    <PlainTable
      caption={say('calendar.daysOf', { year: year.year })}
      rows={year.days}
      keyOf={day => day.day}
      columns={
        onChange
          ? [
              ...common,
              {
                key: 'change',
                title: say('calendar.change'),
                render: (day: CalendarDay) => (
                  <span className="row-buttons">
                    <Button
                      size="small"
                      aria-label={`${say('calendar.edit')} ${day.day}`}
                      onClick={() => onChange(day)}
                    >
                      {say('calendar.edit')}
                    </Button>
                    <Button
                      size="small"
                      aria-label={`${say('calendar.clear')} ${day.day}`}
                      onClick={() => void clear(day)}
                    >
                      {say('calendar.clear')}
                    </Button>
                  </span>
                ),
              },
            ]
          : common
      }
    />
  )
}
