import { type CalendarDay, setCalendarDay } from '#contract/ground/calendar.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

/** Sets a day free or working; what holds for it now is shown where it is changed. */
export function CalendarDayForm({ day, year, onDone }: { day: CalendarDay | null; year: number; onDone: () => void }) {
  const say = useWords(administrationWords)
  const form = useDraftForm({
    form: 'calendar.day',
    record: day?.day ?? `new-${year}`,
    start: {
      day: day?.day ?? '',
      working: day === null ? '' : day.working ? 'working' : 'free',
      name: day?.name ?? '',
    },
    send: async values => {
      await call(setCalendarDay, {
        body: { day: values.day, working: values.working === 'working', name: values.name },
      })
      announce(say('calendar.set', { day: values.day }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form}>
      <p className="muted">{say('calendar.standing')}</p>
      {day === null ? (
        <DayField
          form={form}
          name="day"
          label={say('calendar.day')}
          earliest={`${year}-01-01`}
          latest={`${year}-12-31`}
        />
      ) : (
        <p>{day.day}</p>
      )}
      <ChoiceField
        form={form}
        name="working"
        label={say('calendar.kind')}
        choices={[
          { value: 'free', label: say('calendar.free') },
          { value: 'working', label: say('calendar.working') },
        ]}
      />
      <TextField form={form} name="name" label={say('calendar.name')} hint={say('calendar.nameHint')} />
    </DraftFormView>
  )
}
