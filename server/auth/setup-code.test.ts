import { expect, test } from 'vitest'
import { createSetupCode } from './setup-code.ts'

test('is accepted however people write it', () => {
  const code = createSetupCode()
  expect(code.text).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(code.accepts(code.text.toLowerCase().replace('-', ' '))).toBe(true)
})

test('ends with the fifth wrong guess, right ones included', () => {
  const code = createSetupCode()
  for (let n = 0; n < 5; n++) expect(code.accepts('0000-0000')).toBe(false)
  expect(code.exhausted).toBe(true)
  expect(code.accepts(code.text)).toBe(false)
})
