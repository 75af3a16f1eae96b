import { expect, it } from 'vitest'
import { en } from '../messages/en/index.ts'
import { createFormat } from '../messages/format.ts'
import { dayLabel, dayOf } from './day-label.ts'

const now = new Date(2025, 4, 5, 9).getTime()
const label = (day: string) => dayLabel(day, { now, t: en, format: createFormat('en-GB') })

it('says days as people do', () => {
  expect(label('2025-05-05')).toBe('Today')
  expect(label('2025-05-04')).toBe('Yesterday')
  expect(label('2025-05-03')).toMatch(/^Saturday,? 3 May$/)
  expect(label('2024-05-03')).toMatch(/^Friday,? 3 May 2024$/)
})

it('knows the day in the zone of the device', () => {
  expect(dayOf(new Date(2025, 0, 1, 0, 5).getTime())).toBe('2025-01-01')
  expect(dayOf(new Date(2025, 0, 1, 23, 55).getTime())).toBe('2025-01-01')
})
