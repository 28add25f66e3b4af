import { calendarFromRows } from './calendar-from-rows.ts'
import year2023 from './calendars/2023.json' with { type: 'json' }
import year2024 from './calendars/2024.json' with { type: 'json' }
import year2025 from './calendars/2025.json' with { type: 'json' }
import year2026 from './calendars/2026.json' with { type: 'json' }

/**
 * The years that come with the product; each file names the notice it follows. They fill `ground.calendar_day` of a new
 * installation. 2027 is left out on purpose: an office enters it when its notice is out, and until then deadlines that reach
 * into it carry a warning.
 */
export const standardYears = [year2023, year2024, year2025, year2026] as const

export const standardCalendar = calendarFromRows(
  standardYears.flatMap(year => year.days),
  standardYears.map(year => year.year),
)
