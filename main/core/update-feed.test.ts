import { describe, expect, test } from 'vitest'
import { feedAddress, readFeed, type Machine } from './update-feed.ts'

describe('where to look', () => {
  const packed = 'https://example.org/hearth'
  const at = (platform: string, arch: string, more: object = {}) =>
    feedAddress({ given: undefined, packed, platform, arch, ...more })

  test.each([
    ['win32', 'x64', 'latest.yml'],
    ['darwin', 'arm64', 'latest-mac.yml'],
    ['darwin', 'x64', 'latest-mac.yml'],
    ['linux', 'x64', 'latest-linux.yml'],
    ['linux', 'arm64', 'latest-linux-arm64.yml'],
  ])('%s on %s: %s', (platform, arch, name) => {
    expect(at(platform, arch)).toBe(`https://example.org/hearth/${name}`)
    expect(at(platform, arch, { packed: `${packed}/` })).toBe(`https://example.org/hearth/${name}`)
  })

  test('what somebody set counts before what it was packed with, and may be nowhere', () => {
    expect(at('win32', 'x64', { given: 'https://other.org' })).toBe('https://other.org/latest.yml')
    expect(at('win32', 'x64', { given: '' })).toBeNull()
  })

  test.each([
    null,
    '',
    'https://hearth.invalid/updates',
    'https://invalid',
    'http://example.org/hearth',
    'file:///hearth',
    'example.org',
  ])('packed with %j it looks nowhere', (packed) => {
    expect(at('linux', 'x64', { packed })).toBeNull()
  })
})

/** As electron-builder 26 writes it. */
const files = [
  'Hearth-2.0.0-mac.zip',
  'Hearth-2.0.0-arm64-mac.zip',
  'Hearth-2.0.0.dmg',
  'Hearth-2.0.0-arm64.dmg',
  'Hearth Setup 2.0.0.exe',
  'Hearth-2.0.0.AppImage',
  'Hearth-2.0.0-arm64.AppImage',
  'hearth_2.0.0_amd64.deb',
  'hearth_2.0.0_arm64.deb',
]
const written = (urls = files, version = '2.0.0') => `version: ${version}
files:
${urls.map((url) => `  - url: ${url}\n    sha512: aGFzaA==\n    size: 98765432`).join('\n')}
path: ${urls[0]}
sha512: aGFzaA==
releaseDate: '2026-11-21T10:00:00.000Z'
`
const feed = 'https://example.org/hearth/latest.yml'
const mac: Machine = { platform: 'darwin', arch: 'arm64', appImage: false }
const read = (text: string, machine: Partial<Machine> = {}, current = '1.0.0') =>
  readFeed(text, feed, current, { ...mac, ...machine })

test.each<[Partial<Machine>, string]>([
  [{}, 'Hearth-2.0.0-arm64.dmg'],
  [{ arch: 'x64' }, 'Hearth-2.0.0.dmg'],
  [{ platform: 'win32', arch: 'x64' }, 'Hearth%20Setup%202.0.0.exe'],
  [{ platform: 'linux', arch: 'x64' }, 'hearth_2.0.0_amd64.deb'],
  [{ platform: 'linux', arch: 'arm64' }, 'hearth_2.0.0_arm64.deb'],
  [{ platform: 'linux', arch: 'x64', appImage: true }, 'Hearth-2.0.0.AppImage'],
  [{ platform: 'linux', arch: 'arm64', appImage: true }, 'Hearth-2.0.0-arm64.AppImage'],
])('a machine %j fetches %s', (machine, name) => {
  const page = `https://example.org/hearth/${name}`
  expect(read(written(), machine)).toEqual({ version: '2.0.0', page })
})

test('where no file fits, the folder is opened', () => {
  const offer = { version: '2.0.0', page: 'https://example.org/hearth/' }
  expect(read(written(['Hearth-2.0.0-mac.zip']))).toEqual(offer)
  expect(read('version: 2.0.0')).toEqual(offer)
})

test('the same or an older version is no offer', () => {
  expect(read(written(), {}, '2.0.0')).toBeNull()
  expect(read(written(), {}, '2.0.1')).toBeNull()
  expect(read(written(files, '0.9.0'))).toBeNull()
})

test.each([
  ['nothing', ''],
  ['a page of a captive portal', '<!doctype html><title>Welcome</title>'],
  ['no YAML', 'version: [2.0.0'],
  ['a list', '- 2.0.0'],
  ['no version', 'files: []'],
  ['a version that is none', written(files, 'newest')],
  ['a tag that makes things', 'version: !!js/function "function () {}"'],
  ['a file of another host', written(['https://evil.example/Hearth-arm64.dmg'])],
  ['a file of another scheme', written(['file:///Hearth-arm64.dmg'])],
  ['a file without TLS', written(['http://example.org/Hearth-arm64.dmg'])],
  ['a flood', `${written()}# ${'x'.repeat(200_000)}`],
])('%s is no offer', (_, text) => expect(read(text)).toBeNull())
