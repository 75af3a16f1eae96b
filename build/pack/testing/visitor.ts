import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import sharp from 'sharp'

export type Command = { program: string; args: string[] }

/**
 * Starts a packed Hearth in a folder of its own, with nothing of this checkout in its environment,
 * and does what a family does first: name the household, upload a photo, look at it.
 * @throws with what it said, where it does not start
 */
export async function useHearth({ program, args }: Command, home: string) {
  const ports = { HEARTH_PORT: '0', HEARTH_AUTH_PORT: '0', HEARTH_MEDIA_PORT: '0' }
  const env = { ...ports, HOME: home, HEARTH_DATA_DIR: `${home}/photos`, PATH: '/usr/bin:/bin' }
  const child = spawn(program, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.on('error', reject)
    void exit.then((code) => reject(new Error(`ended with ${code}: ${errors}`)))
  })
  try {
    const { origin, media } = JSON.parse(line) as { origin: string; media: string }
    const page = await fetch(origin)
    const shown = (await page.text()).includes('<script')
    return { page: page.status, shown, thumbnail: await uploadPhoto(origin, media) }
  } finally {
    child.kill('SIGTERM')
    await exit
  }
}

async function uploadPhoto(origin: string, media: string) {
  const household = {
    householdName: 'The Lindens',
    name: 'Ada Linden',
    email: 'ada@example.org',
    password: 'correct horse battery',
  }
  const setUp = await fetch(`${origin}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(household),
  })
  const { accessToken } = (await setUp.json()) as { accessToken: string }
  const headers = { authorization: `Bearer ${accessToken}` }
  const url = `${media}/api/v1/media`
  const body = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c60' } })
    .jpeg()
    .toBuffer()
  const photo = new Uint8Array(body)
  const added = await fetch(`${url}/upload?filename=a.jpg`, { method: 'PUT', body: photo, headers })
  const { id } = (await added.json()) as { id: string }
  const thumbnail = await untilReady(`${url}/${id}/file/thumb`, headers)
  const { format, width, height } = await sharp(thumbnail).metadata()
  return { uploaded: added.status, format, width, height }
}

/** Until it is made the server answers 202. */
async function untilReady(url: string, headers: Record<string, string>): Promise<Buffer> {
  for (;;) {
    const answer = await fetch(url, { headers })
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (answer.status === 200) return bytes
    if (answer.status !== 202) throw new Error(`the thumbnail answered ${answer.status}: ${bytes}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
