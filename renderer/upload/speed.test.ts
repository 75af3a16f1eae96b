import { expect, it } from 'vitest'
import { createSpeed } from './speed.ts'

it('tells the time left from what was sent lately', () => {
  let time = 0
  const speed = createSpeed({ now: () => time, smoothing: 0.5 })
  expect(speed.secondsFor(1000)).toBeNull()
  time = 1000
  speed.sample(100)
  expect(speed.secondsFor(1000)).toBe(10)
  time = 2000
  speed.sample(400) // 300 a second now: 200 on the way there
  expect(speed.secondsFor(1000)).toBe(5)
})

it('begins anew when uploads broke off', () => {
  let time = 0
  const speed = createSpeed({ now: () => time })
  time = 1000
  speed.sample(100)
  speed.sample(50)
  expect(speed.secondsFor(1)).toBeNull()
})
