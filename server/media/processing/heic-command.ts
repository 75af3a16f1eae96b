import { spawn } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

type Wanted = { side?: number | undefined; alpha: boolean }

type HeicCommand = {
  name: string
  /** Extension of what it writes. */
  suffix(wanted: Wanted): string
  args(source: string, out: string, wanted: Wanted): string[]
}

/** PNG is slow to write, so only where there is alpha; else JPEG at its best, which sharp reads shrunk. */
const jpegOrPng = (wanted: Wanted) => (wanted.alpha ? 'png' : 'jpg')

const heifConvert = (name: string): HeicCommand => ({
  name,
  suffix: jpegOrPng,
  args: (source, out) => ['-q', '98', source, out],
})

/** What decodes HEIC on machines people have, the fastest first. All turn the picture upright. */
const commands: HeicCommand[] = [
  {
    name: 'sips',
    suffix: () => 'tiff',
    args: (source, out) => ['-s', 'format', 'tiff', source, '--out', out],
  },
  {
    name: 'vipsthumbnail',
    suffix: () => 'tif',
    args: (source, out, { side = 16_383 }) => [source, '--size', `${side}x${side}>`, '-o', out],
  },
  heifConvert('heif-dec'),
  heifConvert('heif-convert'),
]

/**
 * A HEIC's first picture as a TIFF, PNG or JPEG by a command of this machine, colour profile kept.
 * null: there is none here, or none could read it.
 */
export async function decodeByCommand(source: string, wanted: Wanted): Promise<Buffer | null> {
  for (const command of commands) {
    const path = await findOnPath(command.name)
    const decoded = path && (await tryCommand(path, command, source, wanted))
    if (decoded) return decoded
  }
  return null
}

async function findOnPath(name: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, name)
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return null
}

/** Several pictures in one file become `out-1`, `out-2`: then only the first is taken. */
async function tryCommand(
  path: string,
  command: HeicCommand,
  source: string,
  wanted: Wanted,
): Promise<Buffer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-heic-'))
  const suffix = command.suffix(wanted)
  try {
    await run(path, command.args(source, join(folder, `out.${suffix}`), wanted))
    const whole = await readFile(join(folder, `out.${suffix}`)).catch(() => null)
    return whole ?? (await readFile(join(folder, `out-1.${suffix}`)))
  } catch {
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** In our process group, so that killing this child kills the command. */
function run(path: string, args: string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const command = spawn(path, args, { stdio: 'ignore' })
  command.once('error', reject)
  command.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
  return promise
}
