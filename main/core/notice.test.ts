import { describe, expect, test } from 'vitest'
import { languages } from '../messages/index.ts'
import { choiceBehind, describeNotice, leadsHome, opensByItself } from './notice.ts'
import { noticeAddress, writeNotice } from './notice-page.ts'
import { reasonOf, type Reason } from './reason.ts'
import { firstState, type Phase, type ShellState } from './shell-state.ts'
import { describeTray } from './tray-model.ts'

const messages = languages['en']!
const failed = (reason: Reason, offer: number | null = null): Phase => ({
  is: 'failed',
  reason,
  offer,
})
const stateOf = (phase: Phase): ShellState => ({ ...firstState, phase })
const modelOf = (phase: Phase, words = messages) =>
  describeTray({
    state: stateOf(phase),
    settings: { keepAwake: 'never', former: null },
    startAtLogin: null,
    messages: words,
  })
const labels = (phase: Phase) => describeNotice(modelOf(phase)).buttons.map(({ label }) => label)
const always = ['Show the logs', 'Show the crash reports', 'Quit Hearth…']
const taken: Reason = { kind: 'port-taken', detail: 'Port 4327.', variable: 'HEARTH_PORT' }

describe('the window says and offers', () => {
  test.each<[string, Phase, string[]]>([
    ['a port', failed(taken, 4329), ['Use port 4329 instead', 'Start again']],
    ['a port, none free', failed(taken), ['Start again']],
    ['no disk', { is: 'no-disk' }, ['Start again', 'Choose the folder…']],
    ['a foreign folder', failed(reasonOf('foreign-folder')), ['Start again', 'Choose the folder…']],
    ['a damaged one', failed(reasonOf('damaged')), ['Start again', 'Choose the folder…']],
    ['crashes', failed(reasonOf('crashed')), ['Start again']],
    ['a start', { is: 'starting' }, []],
    ['coming back', { is: 'restarting', reason: reasonOf('hung') }, []],
    ['a move', { is: 'moving', percent: 40 }, []],
    ['the end', { is: 'stopping' }, []],
  ])('%s', (_, phase, offered) => expect(labels(phase)).toEqual([...offered, ...always]))

  test('the tray’s headline, and why', () => {
    const { headline, notes } = describeNotice(modelOf(failed(taken)))
    expect(headline).toBe('Hearth is not running')
    expect(notes).toEqual([messages.reason['port-taken'], 'Port 4327.'])
    expect(describeNotice(modelOf({ is: 'moving', percent: 40 })).headline).toContain('40 %')
  })

  test('what helps is told from what is always there', () => {
    const { buttons } = describeNotice(modelOf(failed(taken, 4329)))
    expect(buttons.map(({ helps }) => helps)).toEqual([true, true, false, false, false])
  })

  test('only what it offers can be chosen by it', () => {
    const model = modelOf(failed(taken, 4329))
    for (const { key } of describeNotice(model).buttons)
      expect(choiceBehind(model, key)).toEqual(JSON.parse(key))
    for (const key of ['{"do":"open"}', '{"do":"use-port","port":22}', '', '{', null, 1, {}])
      expect(choiceBehind(model, key), String(key)).toBeNull()
  })

  test('a person who helped it up wants to see it', () => {
    expect(leadsHome({ do: 'use-port', port: 1 })).toBe(true)
    expect(leadsHome({ do: 'logs' })).toBe(false)
  })
})

test('it opens by itself where something is wrong, and where nothing else would say it', () => {
  const opens = (phase: Phase, tray: boolean, waiting: boolean) =>
    opensByItself(stateOf(phase), tray, waiting)
  for (const phase of [failed(taken), { is: 'no-disk' } as const])
    for (const tray of [true, false]) expect(opens(phase, tray, false)).toBe(true)
  expect(opens({ is: 'starting' }, true, true)).toBe(false)
  expect(opens({ is: 'starting' }, false, true)).toBe(true)
  expect(opens({ is: 'starting' }, false, false)).toBe(false)
  expect(opens({ is: 'starting', updating: 3 }, true, true)).toBe(true)
  expect(opens({ is: 'moving', percent: 1 }, true, true)).toBe(false)
  expect(opens({ is: 'moving', percent: 1 }, false, false)).toBe(true)
  expect(opens({ is: 'running', origin: 'http://localhost', lan: null }, false, true)).toBe(false)
})

describe('its page', () => {
  const notice = {
    headline: '<img src=x onerror=alert(1)>',
    notes: ['"quoted" & \'that\'', '</main><script>1</script>'],
    buttons: [{ label: '<b>', key: '{"do":"logs"}', helps: false }],
  }

  test('whatever is said is text', () => {
    const html = writeNotice(notice, '"><x>')
    expect(html).not.toMatch(/<img|<script|<b>|<x>/)
    expect(html).toContain('value="{&quot;do&quot;:&quot;logs&quot;}"')
    expect(html).toContain('&lt;/main&gt;&lt;script&gt;')
  })

  test('fetches nothing, runs nothing, sends nothing', () => {
    const policy = /content="(default-src[^"]+)"/.exec(writeNotice(notice, 'en'))?.[1]
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'none'; base-uri 'none'$/,
    )
  })

  test('is an address that a frame gives back as it is', () => {
    const address = noticeAddress({ ...notice, headline: 'Größe — ’…' }, 'de')
    expect(new URL(address).href).toBe(address)
    const [, body = ''] = address.split('base64,')
    expect(Buffer.from(body, 'base64').toString()).toContain('Größe — ’…')
  })
})
