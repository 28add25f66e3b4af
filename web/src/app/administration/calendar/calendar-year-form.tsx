import { type CalendarYear, enterCalendarYear } from '#contract/ground/calendar.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

/** Says that the notice of the year has been entered in full. */
export function CalendarYearForm({ year, onDone }: { year: CalendarYear; onDone: () => void }) {
  const say = useWords(administrationWords)
  const form = useDraftForm({
    form: 'calendar.year',
    record: String(year.year),
    start: { notice: year.notice ?? '' },
    send: async ({ notice }) => {
      await call(enterCalendarYear, { body: { year: year.year, notice } })
      announce(say('calendar.entered', { year: year.year }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form}>
      <p>{say('calendar.enterYearWhy', { year: year.year, count: year.days.length })}</p>
      <TextField form={form} name="notice" label={say('calendar.noticeNumber')} hint={say('calendar.noticeHint')} />
    </DraftFormView>
  )
}
