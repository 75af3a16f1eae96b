import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placeOf } from '../core/settings.ts'
import { openSettings, type SettingsFile } from '../files/settings-file.ts'
import { removeFormer } from './former.ts'
import { measureFolder } from './measure.ts'
import { moveFolder, recoverMove } from './relocation.ts'
import { goBack } from './switch-over.ts'

let root: string
let from: string
let to: string
let settings: SettingsFile
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearth-move-'))
  from = join(root, 'old')
  to = join(root, 'new')
  await mkdir(join(from, 'blobs', 'ab'), { recursive: true })
  await writeFile(join(from, 'hearth.json'), '{"instanceId":"a"}')
  await writeFile(join(from, 'hearth.db'), 'rows')
  await writeFile(join(from, 'blobs', 'ab', 'x'), 'photo')
  await chmod(join(from, 'blobs', 'ab', 'x'), 0o400)
  await writeFile(join(from, 'hearth.lock'), '')
  settings = (await openSettings(join(root, 'shell.json')))!
})
afterEach(() => rm(root, { recursive: true, force: true }))

const names = async (dir: string) => (await readdir(dir, { recursive: true })).toSorted()
const whole = ['blobs', 'blobs/ab', 'blobs/ab/x', 'hearth.db', 'hearth.json']

async function expectMoved() {
  expect(await names(to)).toEqual(whole)
  expect(await readFile(join(to, 'blobs/ab/x'), 'utf8')).toBe('photo')
  expect(await names(from)).toContain('hearth.json.moved')
  expect(await names(from)).not.toContain('hearth.json')
}
async function expectStayed() {
  expect(await names(from)).toEqual([...whole, 'hearth.lock'])
  expect(await names(to).catch(() => [])).toEqual([])
}

test('everything is there, the new folder counts, the old one can no longer be started', async () => {
  const percents: number[] = []
  await moveFolder(from, to, { settings, progress: (percent) => percents.push(percent) })
  await expectMoved()
  expect(settings.current).toMatchObject({ dataDir: to, former: from, move: null })
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
  await removeFormer(from)
  expect(await names(root)).not.toContain('old')
})

describe('killed', () => {
  test.each([
    ['claimed', 'undone'],
    ['file', 'undone'],
    ['copied', 'undone'],
    ['compared', 'undone'],
    ['prepared', 'undone'],
    ['switching', 'finished'],
    ['retired', 'finished'],
    ['marked', 'finished'],
  ])('at "%s" the next start finds it %s', async (step, how) => {
    const script = fileURLToPath(new URL('killed-child.ts', import.meta.url))
    const args = [script, from, to, join(root, 'shell.json'), step]
    const signal = await new Promise((resolve) =>
      execFile(process.execPath, args, (error) => resolve(error?.signal)),
    )
    expect(signal).toBe('SIGKILL')
    const after = (await openSettings(join(root, 'shell.json')))!
    expect(await recoverMove({ settings: after })).toBe(how)
    await (how === 'undone' ? expectStayed() : expectMoved())
    expect(after.current.dataDir).toBe(how === 'undone' ? null : to)
    expect(await recoverMove({ settings: after })).toBeNull()
  })
})

const failing = (fatal: string, code: string) => (name: string) => {
  if (name === fatal) throw Object.assign(new Error(code), { code })
}

describe('the disk fails, and nothing has moved', () => {
  test.each(['claimed', 'file', 'copied', 'compared', 'prepared', 'switching', 'retired'])(
    'at "%s"',
    async (name) => {
      const step = failing(name, 'EIO')
      await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
        why: 'failed',
      })
      await expectStayed()
      expect(settings.current).toMatchObject({ dataDir: null, former: null, move: null })
      const after = (await openSettings(join(root, 'shell.json')))!
      expect(await recoverMove({ settings: after })).toBeNull()
      // And it can be tried again.
      await moveFolder(from, to, { settings })
      await expectMoved()
    },
  )

  test.skipIf(process.platform !== 'linux')(
    'full when the new hearth.json is written',
    async () => {
      const step = (name: string) =>
        void (name === 'compared' && symlinkSync('/dev/full', join(to, 'hearth.json.ready.new')))
      await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({ why: 'full' })
      await expectStayed()
      expect(settings.current).toMatchObject({ dataDir: null, move: null })
    },
  )

  test('when the new hearth.json gets its name', async () => {
    const step = (name: string) =>
      void (
        name === 'retired' && mkdirSync(join(to, 'hearth.json', 'in the way'), { recursive: true })
      )
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({ why: 'failed' })
    await expectStayed()
    expect(settings.current).toMatchObject({ dataDir: null, move: null })
  })

  test('and the copy cannot be taken away: the old folder goes on all the same', async () => {
    const step = (name: string) => {
      if (name !== 'copied') return
      // As with a disk that fails, whoever looks gets an error: it points to itself.
      rmSync(to, { recursive: true })
      symlinkSync('new', to)
      throw new Error('EIO')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'failed',
      remains: true,
    })
    expect(await names(from)).toContain('hearth.json')
    expect(settings.current.move).toBeNull()
  })
})

describe('the disk fails once the new folder has its marker', () => {
  test('nothing is undone: the new one counts', async () => {
    await moveFolder(from, to, { settings, step: failing('marked', 'EIO') })
    expect(await names(to)).toContain('hearth.json')
    expect(placeOf(settings.current)).toBe(to)
  })

  test('and the settings cannot be written: the new one counts, now and after a start', async () => {
    const step = (name: string) =>
      void (name === 'marked' && mkdirSync(join(root, 'shell.json.new')))
    await moveFolder(from, to, { settings, step })
    await rm(join(root, 'shell.json.new'), { recursive: true })
    expect(placeOf(settings.current)).toBe(to)
    const after = (await openSettings(join(root, 'shell.json')))!
    expect(placeOf(after.current)).toBe(to)
    expect(await recoverMove({ settings: after })).toBe('finished')
    await expectMoved()
    expect(after.current).toMatchObject({ dataDir: to, former: from, move: null })
  })
})

describe('the new disk is pulled at the last step', () => {
  const away = () => join(root, 'pulled')
  async function pull() {
    const step = (name: string) => {
      if (name !== 'retired') return
      renameSync(to, away())
      throw new Error('EIO')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'unfinished',
    })
  }

  test('it is waited for, and finished when it is back', async () => {
    await pull()
    await expect(recoverMove({ settings })).rejects.toMatchObject({ why: 'failed' })
    await rename(away(), to)
    expect(await recoverMove({ settings })).toBe('finished')
    await expectMoved()
  })

  test.each(['empty', 'none'])('its place is %s then: nothing is begun there', async (place) => {
    const step = (name: string) => {
      if (name !== 'retired') return
      renameSync(to, away())
      if (place === 'empty') mkdirSync(to)
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'unfinished',
    })
    expect(await names(root)).not.toContain('new/hearth.json')
    expect(settings.current).toMatchObject({ dataDir: null, move: { stage: 'switching' } })
    await rm(to, { recursive: true, force: true })
    await rename(away(), to)
    expect(await recoverMove({ settings })).toBe('finished')
    await expectMoved()
  })

  test('the word cannot be taken back: neither folder can be started meanwhile', async () => {
    const step = (name: string) => {
      if (name !== 'retired') return
      mkdirSync(join(root, 'shell.json.new'))
      throw new Error('EIO')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'unfinished',
    })
    for (const dir of [from, to]) expect(await names(dir)).not.toContain('hearth.json')
    await rm(join(root, 'shell.json.new'), { recursive: true })
    expect(await recoverMove({ settings })).toBe('finished')
    await expectMoved()
  })

  test('who does not want to wait goes back to the old one', async () => {
    await pull()
    await goBack({ settings })
    expect(await names(from)).toContain('hearth.json')
    expect(settings.current).toMatchObject({ dataDir: null, former: null, move: null })
    expect(await recoverMove({ settings })).toBeNull()
  })
})

describe('the old disk is pulled', () => {
  const away = () => join(root, 'pulled')
  const pullAt = (fatal: string) => (name: string) => {
    if (name === fatal) renameSync(from, away())
  }

  test('once the word is said: the copy stays, and the move is finished when it is back', async () => {
    const step = pullAt('switching')
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'unfinished',
    })
    expect(await names(to)).toContain('blobs/ab/x')
    expect(settings.current.move).toMatchObject({ stage: 'switching' })
    await expect(goBack({ settings })).rejects.toThrow()
    expect(await names(to)).toContain('blobs/ab/x')
    await rename(away(), from)
    expect(await recoverMove({ settings })).toBe('finished')
    await expectMoved()
  })

  test('once it is retired: nothing of it is needed any more', async () => {
    await moveFolder(from, to, { settings, step: pullAt('retired') })
    await rename(away(), from)
    await expectMoved()
    expect(settings.current).toMatchObject({ dataDir: to, former: from, move: null })
  })

  test.each(['copied', 'prepared'])('at "%s": the copy stays, and that is said', async (fatal) => {
    const step = (name: string) => {
      pullAt(fatal)(name)
      if (name === fatal) throw new Error('EIO')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'failed',
      remains: true,
    })
    expect(await names(to)).toContain('blobs/ab/x')
    expect(settings.current.move).toBeNull()
    await rename(away(), from)
    expect(await names(from)).toContain('hearth.json')
  })

  test('and its marker fails when it is taken back: it can be gone back to once it does not', async () => {
    const step = (name: string) => {
      if (name !== 'retired') return
      // As with a disk that fails, whoever wants the name back gets an error.
      mkdirSync(join(from, 'hearth.json', 'in the way'), { recursive: true })
      throw new Error('EIO')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'unfinished',
    })
    expect(settings.current.move).toMatchObject({ stage: 'switching' })
    expect(await names(to)).toContain('blobs/ab/x')
    await rm(join(from, 'hearth.json'), { recursive: true })
    expect(await goBack({ settings })).toBe(true)
    await expectStayed()
  })
})

test('the new disk is pulled while it is copied to: what it has got is said to be there', async () => {
  const step = (name: string) => void (name === 'copied' && renameSync(to, join(root, 'pulled')))
  await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
    why: 'failed',
    remains: true,
  })
  expect(settings.current.move).toBeNull()
})

test('who goes back before anything was switched hears of it as well', async () => {
  await settings.change({ move: { from, to, stage: 'copying' } })
  expect(await goBack({ settings })).toBe(true)
  expect(settings.current.move).toBeNull()
})

test('the settings cannot be written: nothing has moved, and a start finds it so', async () => {
  const step = (name: string) =>
    void (name === 'prepared' && mkdirSync(join(root, 'shell.json.new')))
  await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({ why: 'failed' })
  expect(await names(from)).toContain('hearth.json')
  await rm(join(root, 'shell.json.new'), { recursive: true })
  const after = (await openSettings(join(root, 'shell.json')))!
  expect(await recoverMove({ settings: after })).toBe('undone')
  await expectStayed()
})

test('killed while it was taken back, the next start takes the rest back', async () => {
  await rename(join(from, 'hearth.json'), join(from, 'hearth.json.moved'))
  await mkdir(join(to, 'blobs'), { recursive: true })
  await writeFile(join(to, 'hearth.moving.json'), `${JSON.stringify({ from })}\n`)
  await settings.change({ move: { from, to, stage: 'copying' } })
  expect(await recoverMove({ settings })).toBe('undone')
  await expectStayed()
})

test('what a move of an older Hearth left half switched is finished', async () => {
  await mkdir(join(to, 'blobs'), { recursive: true })
  await writeFile(join(to, 'hearth.moving.json'), `${JSON.stringify({ from })}\n`)
  await settings.change({ move: { from, to, stage: 'switching' } })
  expect(await recoverMove({ settings })).toBe('finished')
  expect(await readFile(join(to, 'hearth.json'), 'utf8')).toBe('{"instanceId":"a"}')
})

describe('nothing moves, and the copy is taken away, where', () => {
  test('a copied file is not the same', async () => {
    const { writeFileSync, chmodSync } = await import('node:fs')
    const step = (name: string) => {
      if (name !== 'copied') return
      chmodSync(join(to, 'blobs/ab/x'), 0o600)
      writeFileSync(join(to, 'blobs/ab/x'), 'phot0')
    }
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({
      why: 'different',
    })
    await expectStayed()
  })

  test('somebody writes meanwhile', async () => {
    const { writeFileSync } = await import('node:fs')
    const step = (name: string) =>
      void (name === 'copied' && writeFileSync(join(from, 'more'), '1'))
    await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({ why: 'changed' })
    expect(await names(to)).toEqual([])
    expect(settings.current).toMatchObject({ dataDir: null, move: null })
  })

  test('somebody writes to what was compared already', async () => {
    const progress = (percent: number) =>
      void (percent === 99 && writeFileSync(join(from, 'hearth.db'), 'more rows'))
    await expect(moveFolder(from, to, { settings, progress })).rejects.toMatchObject({
      why: 'changed',
      path: 'hearth.db',
    })
    expect(await names(to)).toEqual([])
    expect(settings.current).toMatchObject({ dataDir: null, move: null })
  })

  test('it is called off', async () => {
    const signal = AbortSignal.abort()
    await expect(moveFolder(from, to, { settings, signal })).rejects.toMatchObject({
      why: 'failed',
    })
    await expectStayed()
  })

  test('a link leads out of the house', async () => {
    await symlink('/etc', join(from, 'blobs', 'etc'))
    await expect(moveFolder(from, to, { settings })).rejects.toMatchObject({
      why: 'odd',
      path: 'blobs/etc',
    })
    expect(await names(to)).toEqual([])
  })

  test('the new folder is somebody’s, which stays as it was', async () => {
    await mkdir(to)
    await writeFile(join(to, 'tax.pdf'), 'mine')
    await expect(moveFolder(from, to, { settings })).rejects.toMatchObject({
      why: 'failed',
      remains: false,
    })
    expect(await names(to)).toEqual(['tax.pdf'])
  })
})

test('a new disk that is gone is not begun on in its empty place', async () => {
  await settings.change({ move: { from, to, stage: 'switching' } })
  await mkdir(to)
  await expect(recoverMove({ settings })).rejects.toMatchObject({ why: 'failed' })
  expect(await names(to)).toEqual([])
  expect(await names(from)).toContain('hearth.json')
})

test('what is to be moved is measured while a server works in it', async () => {
  await writeFile(join(from, 'hearth.json'), 'counts nothing')
  expect(await measureFolder(from)).toEqual({ bytes: 9, odd: null })
  const busy = setInterval(() => {
    writeFileSync(join(from, 'blobs', 'passing'), '')
    rmSync(join(from, 'blobs', 'passing'))
  })
  for (let i = 0; i < 50; i++) expect(await measureFolder(from)).toEqual({ bytes: 9, odd: null })
  clearInterval(busy)
  await symlink('/etc', join(from, 'blobs', 'etc'))
  expect(await measureFolder(from)).toEqual({ bytes: 9, odd: 'blobs/etc' })
  await expect(measureFolder(join(root, 'nothing'))).rejects.toThrow('ENOENT')
})

test('a folder that was moved away is never begun again by trying to move it', async () => {
  await rename(join(from, 'hearth.json'), join(from, 'hearth.json.moved'))
  await expect(moveFolder(from, to, { settings })).rejects.toMatchObject({ why: 'failed' })
  expect(await names(from)).not.toContain('hearth.json')
})

test('what a system lays into every folder stays where it is', async () => {
  const systems = ['.DS_Store', 'desktop.ini', 'lost+found']
  await mkdir(to)
  for (const name of systems.slice(0, 2)) {
    await writeFile(join(from, name), 'the old one’s')
    await writeFile(join(to, name), 'the new one’s')
  }
  // Nobody but root sees into it.
  await mkdir(join(from, 'lost+found'))
  await symlink('/etc', join(from, 'lost+found', 'odd'))
  expect(await measureFolder(from)).toEqual({ bytes: 9, odd: null })
  await moveFolder(from, to, { settings })
  expect(await names(to)).toEqual([...whole, ...systems.slice(0, 2)].toSorted())
  expect(await readFile(join(to, 'desktop.ini'), 'utf8')).toBe('the new one’s')
  expect(await removeFormer(from)).toBe('removed')
  expect(await readdir(from)).toEqual(['lost+found'])
})

test('a move before this one that could not say its last word is ended first', async () => {
  const first = join(root, 'first')
  await mkdir(first)
  await rename(join(from, 'hearth.lock'), join(first, 'hearth.json.moved'))
  await settings.change({ dataDir: first, move: { from: first, to: from, stage: 'switching' } })
  const step = failing('retired', 'EIO')
  await expect(moveFolder(from, to, { settings, step })).rejects.toMatchObject({ why: 'failed' })
  expect(settings.current).toMatchObject({ dataDir: from, former: first, move: null })
  expect(await names(from)).toContain('hearth.json')
})

test('and where it cannot be ended nothing is begun', async () => {
  const move = { from: join(root, 'first'), to: from, stage: 'switching' } as const
  await settings.change({ move })
  mkdirSync(join(root, 'shell.json.new'))
  await expect(moveFolder(from, to, { settings })).rejects.toMatchObject({ why: 'failed' })
  expect(settings.current.move).toEqual(move)
  expect(await names(from)).toContain('hearth.json')
})

describe('the old folder', () => {
  beforeEach(() => rename(join(from, 'hearth.json'), join(from, 'hearth.json.moved')))

  test('is deleted for good', async () => {
    expect(await removeFormer(from)).toBe('removed')
    expect(await names(root)).not.toContain('old')
  })

  test('that is not there, or not what was left there, is said to be so', async () => {
    expect(await removeFormer(join(root, 'elsewhere'))).toBe('gone')
    await rename(join(from, 'hearth.json.moved'), join(from, 'hearth.json'))
    expect(await removeFormer(from)).toBe('other')
    expect(await names(from)).toContain('blobs/ab/x')
  })

  test('half deleted can still be told to be the old one', async ({ skip }) => {
    const room = mountRoom(join(from, 'blobs', 'kept'))
    if (room === null) skip('nothing can be mounted here')
    await expect(removeFormer(from)).rejects.toThrow()
    expect(await names(from)).toContain('hearth.json.moved')
    room?.()
    expect(await removeFormer(from)).toBe('removed')
  })
})

/** A mount point cannot be deleted, even by root. Gives what takes it away; null: not on this machine. */
function mountRoom(dir: string): (() => void) | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  mkdirSync(dir)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'hearth-test', dir])
  if (status !== 0) return null
  return () => void spawnSync('umount', ['-l', dir])
}
