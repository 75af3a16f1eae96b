import { expect, it } from 'vitest'
import { formatCode, makeSecret } from './recovery-code.ts'
import { wrapMaster } from './recovery-wrap.ts'
import { typoIn } from './typo.ts'

it('finds the group of one wrong digit and of two that changed places, and nothing worse', async () => {
  const secret = makeSecret(crypto)
  secret[13] = 0x12
  secret[31] = 0x3f
  const wrap = await wrapMaster(crypto, secret, new Uint8Array(32))
  const code = formatCode(secret)
  const groups = code.split('-')
  const [last, seventh] = [groups[15]!, groups[6]!]
  const digit = groups.with(15, last.slice(0, 3) + 'E').join('-')
  expect(await typoIn(crypto, digit, wrap)).toBe(16)
  expect(seventh.slice(2)).toBe('12')
  const swapped = groups.with(6, seventh.slice(0, 2) + '21').join('-')
  expect(await typoIn(crypto, swapped, wrap)).toBe(7)
  const both = groups.with(15, last.slice(0, 3) + 'E').with(6, seventh.slice(0, 2) + '21')
  expect(await typoIn(crypto, both.join('-'), wrap)).toBeNull()
  await expect(typoIn(crypto, '12', wrap)).rejects.toMatchObject({ code: 'BAD_RECOVERY_CODE' })
})
