import { spawnSync } from 'node:child_process'
import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { refuseNested } from './place.ts'

const nested = { code: 'VALIDATION', reason: 'backup-nested' }

test('a folder that is reached another way is the same folder', async () => {
  const { dir, remove } = await scratchFolder()
  const [data, other, apart] = ['data', 'other', 'apart'].map((name) => join(dir, name))
  if (!data || !other || !apart) throw new Error('no names')
  for (const each of [join(data, 'blobs'), other, apart]) mkdirSync(each, { recursive: true })
  await refuseNested(other, data)
  const isMounted = spawnSync('mount', ['--bind', data, other]).status === 0
  if (!isMounted) console.log('skipped: a second way in needs Linux and the right to mount one')
  try {
    if (isMounted) {
      for (const place of [other, join(other, 'blobs'), join(other, 'not/there/yet')])
        await expect(refuseNested(place, data), place).rejects.toMatchObject(nested)
      await expect(refuseNested(other, join(data, 'blobs'))).rejects.toMatchObject(nested)
    }
    await refuseNested(apart, data)
    await refuseNested(join(apart, 'copies'), data)
  } finally {
    // Else what is taken away would be the data.
    if (isMounted) expect(spawnSync('umount', [other]).status).toBe(0)
    rmdirSync(other)
  }
  await remove()
})

test.each(['\\\\?\\C:\\copies', '\\\\.\\C:\\copies', '//?/C:/copies', '\\\\?\\UNC\\a\\b'])(
  'a name of a device is no place: %s',
  async (place) => {
    await expect(refuseNested(place, '/nowhere')).rejects.toMatchObject({
      code: 'VALIDATION',
      reason: 'backup-path',
    })
  },
)
