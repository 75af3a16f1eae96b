import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { readKind } from './binary.ts'
import { findNatives, wantedNode } from './natives.ts'
import { root } from './root.ts'
import { hostTarget, offered, readOrder, type Target } from './targets.ts'
import { binaryOf } from './testing/native-folder.ts'

const host: Target = { os: 'linux', arch: 'x64' }
const asked = (words: string) => readOrder(words.split(' ').filter(Boolean), host)
const all = Object.entries(offered).flatMap(([os, chips]) =>
  chips.map((arch) => ({ os, arch }) as Target),
)

test('without a system it is this machine, with one it is all we make of it', () => {
  expect(asked('--dir')).toMatchObject({ targets: [host], dir: true, tarball: false })
  expect(asked('--arm64').targets).toEqual([{ os: 'linux', arch: 'arm64' }])
  expect(asked('--mac').targets.map(({ arch }) => arch)).toEqual(['arm64', 'x64'])
  expect(asked('--mac --linux --win').targets).toHaveLength(all.length)
  expect(asked('--mac --x64 --node ./node')).toMatchObject({ node: './node' })
})

test.each([
  ['--win --arm64', 'not made for win-arm64'],
  ['--win --tarball', 'Linux servers'],
  ['--mac --node ./node', 'of one system'],
  ['--linux --electron ./electron', 'of one system'],
  ['--everything', 'everything'],
])('%s is refused with a word', (words, why) => {
  expect(() => asked(words)).toThrow(why)
})

test('a machine Hearth is not made for is told so', () => {
  expect(hostTarget('darwin', 'arm64')).toEqual({ os: 'mac', arch: 'arm64' })
  expect(() => hostTarget('freebsd', 'x64')).toThrow('name a system')
  expect(() => hostTarget('linux', 'riscv64')).toThrow('name a system')
})

test('what electron-builder.yml makes is what we say we make', async () => {
  const config = await readFile(join(root, 'electron-builder.yml'), 'utf8')
  for (const [os, chips] of Object.entries(offered)) {
    const part = config.split(new RegExp(`^${os}:`, 'm'))[1]?.split(/^\w/m)[0] ?? ''
    const made = [...part.matchAll(/arch: \[(.*)\]/g)].map(([, list]) => list)
    expect(new Set(made)).toEqual(new Set([chips.join(', ')]))
  }
})

test('a Mac gets a disk image and the zip updates are made from, under the hardened runtime', async () => {
  const { mac } = await readConfig()
  expect(mac.target.map(({ target }) => target)).toEqual(['dmg', 'zip'])
  for (const { arch } of mac.target) expect(arch).toEqual(offered.mac)
  expect(mac.hardenedRuntime).toBe(true)
  expect(mac).not.toHaveProperty('identity')
})

test('updates are published to a folder on a web server, and to nobody until somebody says where', async () => {
  const { publish } = await readConfig()
  expect(publish).toEqual({ provider: 'generic', url: 'https://hearth.invalid/updates' })
})

test('nothing that is of one machine stands in electron-builder.yml, nor what packs the wrong files', async () => {
  const config = await readConfig()
  const text = JSON.stringify(config)
  for (const word of ['electronDist', '${platform}', 'npmRebuild', 'node_modules'])
    expect(text).not.toContain(word)
  expect(config.asar).toEqual({ smartUnpack: false })
  expect(config.protocols).toEqual([{ name: 'Hearth', schemes: ['hearth'] }])
})

type Config = {
  mac: { target: { target: string; arch: string[] }[]; hardenedRuntime: boolean }
  publish: unknown
  asar: unknown
  protocols: unknown
}

async function readConfig(): Promise<Config> {
  return load(await readFile(join(root, 'electron-builder.yml'), 'utf8')) as Config
}

test.each(all)('the first bytes of a binary tell $os on $arch', (target) => {
  expect(readKind(binaryOf(target))).toEqual(target)
})

test('text, a short file and a binary for something else are none', () => {
  const strange = binaryOf(host)
  strange.writeUInt16LE(0xf3, 18)
  const cut = binaryOf({ os: 'win', arch: 'x64' }).subarray(0, 66)
  for (const bytes of [
    Buffer.from('#!/bin/sh'),
    Buffer.alloc(0),
    strange,
    cut,
    Buffer.alloc(200, 32),
  ])
    expect(readKind(bytes)).toBeNull()
})

test('the Nodes npm fetches for other systems are of the version Hearth is tested with', async () => {
  const packages = JSON.parse(await readFile(join(root, 'build/pack/node-packages.json'), 'utf8'))
  for (const name of Object.keys(packages)) expect(packages[name].version).toBe(wantedNode)
})

test('a Node that is none, of another system or another version is refused; so is none at all', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-natives-'))
  const node = join(dir, 'node')
  const take = (target: Target) => findNatives(target, target, node)
  await expect(take(host)).rejects.toThrow('There is no Node')
  await writeFile(node, '#!/bin/sh')
  await expect(take(host)).rejects.toThrow('not a program for linux-x64')
  await writeFile(node, Buffer.concat([binaryOf(host), Buffer.from(`v${wantedNode}`)]))
  await expect(take({ os: 'linux', arch: 'arm64' })).rejects.toThrow('not a program')
  expect(await take(host)).toMatchObject({ node })
  await writeFile(node, Buffer.concat([binaryOf(host), Buffer.from('v24.0.0')]))
  await expect(take(host)).rejects.toThrow(`not Node ${wantedNode}`)
  await expect(findNatives({ os: 'mac', arch: 'arm64' }, host, null)).rejects.toThrow('--node FILE')
  await rm(dir, { recursive: true })
})
