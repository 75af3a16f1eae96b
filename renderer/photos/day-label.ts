import type { Format } from '../messages/format.ts'
import type { Messages } from '../messages/en/index.ts'

/** `YYYY-MM-DD` of a moment, in the zone of this device. */
export function dayOf(ms: number): string {
  const date = new Date(ms)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** “Today”, “Yesterday”, “Saturday, 3 May”, and with its year where that is another one. */
export function dayLabel(
  day: string,
  { now, t, format }: { now: number; t: Messages; format: Format },
): string {
  const today = dayOf(now)
  if (day === today) return t.photos.today
  if (day === dayBefore(today)) return t.photos.yesterday
  return format.day(day, day.slice(0, 4) !== today.slice(0, 4))
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  return new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10)
}
