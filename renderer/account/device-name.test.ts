import { expect, it } from 'vitest'
import { en } from '../messages/en/index.ts'
import { deviceIn, placeOf } from './device-name.ts'

it.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['curl/8.5.0', 'curl'],
  ['', 'Unknown device'],
])('names %s', (agent, name) => {
  expect(deviceIn(agent, en).name).toBe(name)
})

it('prefers the name it was given, and knows a phone', () => {
  expect(deviceIn('Mozilla/5.0 (Linux; Android 16; Pixel) Mobile', en, 'Ada’s phone')).toEqual({
    name: 'Ada’s phone',
    kind: 'phone',
  })
  expect(deviceIn(null, en).name).toBe('Unknown device')
})

it.each([
  ['127.0.0.1', en.account.ownMachine],
  ['::1', en.account.ownMachine],
  ['0000:0000:0000:0000:0000:0000:0000:0000', en.account.ownMachine],
  ['192.168.1.20', '192.168.1.20'],
  ['2001:0db8:0000:0001:0000:0000:0000:0000', '2001:db8:0:1::'],
  ['fd00::5', 'fd00::5'],
])('reads %s as %s', (address, words) => {
  expect(placeOf(address, en)).toBe(words)
})
