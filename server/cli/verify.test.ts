import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  setUp,
  spawnHearth,
  startTestAppliance,
  temporaryFolder,
  type TestAppliance,
} from '../testing.ts'

let dir: string
let house: TestAppliance
let hash: string

beforeEach(async () => {
  dir = await temporaryFolder()
  house = await startTestAppliance({}, { dir })
  const { token } = await setUp(house.origin)
  const answer = await fetch(`${house.media}/api/v1/media/upload?filename=letter.txt`, {
    method: 'PUT',
    body: 'Dear all, this is the only copy.',
    headers: { authorization: `Bearer ${token}` },
  })
  hash = ((await answer.json()) as { hash: string }).hash
})
afterEach(async () => {
  await house.close()
  await rm(dir, { recursive: true, force: true })
})

const blob = () => join(dir, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash)

async function verify(...args: string[]) {
  const hearth = await spawnHearth(['verify', '--data-dir', dir, ...args], {})
  let said = ''
  hearth.child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const { code } = await hearth.said
  return { code, said, errors: hearth.errors() }
}

describe('hearth verify', () => {
  test('says that everything is there, while Hearth runs and while it does not', async () => {
    expect(await verify('--all')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Everything is there.'),
    })
    await house.close()
    expect(await verify()).toMatchObject({ code: 0 })
  })

  test('finds an original that is gone, and says what heals it', async () => {
    await rm(blob(), { force: true })
    const { code, said } = await verify()
    expect(code).toBe(1)
    expect(said).toContain(`DAMAGED ${hash}`)
    expect(said).toContain('Uploading the same file once more heals it.')
  })

  test('finds a single flipped bit with --all, and says it to machines as well', async () => {
    const bytes = await readFile(blob())
    bytes[5] = (bytes[5] ?? 0) ^ 1
    await chmod(blob(), 0o600)
    await writeFile(blob(), bytes)
    expect((await verify()).code).toBe(0)
    const { code, said } = await verify('--all', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(said)).toMatchObject({
      ok: false,
      damage: [{ kind: 'blob-hash', subject: hash }],
    })
  })

  test('refuses a folder that is none of ours', async () => {
    const other = await temporaryFolder()
    const { code, errors } = await verify('--data-dir', other)
    await rm(other, { recursive: true })
    expect(code).toBe(1)
    expect(errors).toContain('not a Hearth folder')
  })

  test('refuses an option nobody knows', async () => {
    expect(await verify('--fix')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('--fix'),
    })
  })
})
