export type Format = ReturnType<typeof createFormat>

/** Numbers and dates the way this language writes them. Days are `YYYY-MM-DD` and have no zone. */
export function createFormat(locale: string) {
  const utc = { timeZone: 'UTC' } as const
  const plain = new Intl.NumberFormat(locale)
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const long = new Intl.DateTimeFormat(locale, {
    ...utc,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const thisYear = new Intl.DateTimeFormat(locale, {
    ...utc,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  const brief = new Intl.DateTimeFormat(locale, {
    ...utc,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  const month = new Intl.DateTimeFormat(locale, { ...utc, month: 'long', year: 'numeric' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })

  const plainDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })

  /** Dates stand alone here, above photos or beside an icon; “jeudi 14 mars” would look forgotten. */
  const alone = (date: string) => date.charAt(0).toLocaleUpperCase(locale) + date.slice(1)

  return {
    number: (n: number) => plain.format(n),
    short: (n: number) => oneDigit.format(n),
    day: (day: string, withYear = true) => alone((withYear ? long : thisYear).format(dateOf(day))),
    shortDay: (day: string) => alone(brief.format(dateOf(day))),
    month: (day: string) => alone(month.format(dateOf(day))),
    moment: (iso: string) => alone(moment.format(new Date(iso))),
    /** The day of a moment, within a sentence: “3 May 2026”. */
    date: (iso: string) => plainDate.format(new Date(iso)),
    /** Within a sentence: “jusqu’au jeudi 14 mars”. */
    momentWithin: (iso: string) => moment.format(new Date(iso)),
    bytes: (bytes: number) => bytesIn(bytes, locale),
    span: (seconds: number) => spanIn(seconds, locale),
    degrees: (value: number) => value.toFixed(5),
  }
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Decimal units, as phones and cameras count. */
function bytesIn(bytes: number, locale: string): string {
  const step = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log10(bytes || 1) / 3)))
  const value = bytes / 1000 ** step
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: STEPS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 && value < 100 ? 1 : 0,
  }).format(value)
}

/** Rounded the way people say it: seconds below one and a half minutes, hours above ninety. */
function spanIn(seconds: number, locale: string): string {
  const [value, unit] =
    seconds < 90
      ? [Math.max(5, Math.ceil(seconds / 5) * 5), 'second']
      : seconds < 5400
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 360) / 10, 'hour']
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(Number(value))
}
