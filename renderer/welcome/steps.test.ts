import { expect, it } from 'vitest'
import { countSteps, stepIn, stepsFor } from './steps.ts'

it('counts the set-up as the first; starting at login is for the app', () => {
  expect(stepsFor({})).toEqual(['place', 'home', 'copy'])
  expect(countSteps({})).toBe(4)
})

it('finds the step of an address', () => {
  const of = stepsFor({})
  expect(stepIn('/welcome', of)).toBe('place')
  expect(stepIn('/welcome/copy', of)).toBe('copy')
  expect(stepIn('/welcome/login', of)).toBe('place')
  expect(stepIn('/welcome/constructor', of)).toBe('place')
})
