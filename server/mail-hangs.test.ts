import { afterEach, expect, test } from 'vitest'
import { photo } from './media/processing/fixtures.ts'
import { post, setUp, startTestAppliance, type TestAppliance } from './testing.ts'
import { startLiar } from './mail/testing.ts'

let house: TestAppliance
let liar: Awaited<ReturnType<typeof startLiar>>
afterEach(async () => {
  await house.close()
  await liar.close()
})

test('photos do not wait for a mail server that says nothing', async () => {
  let calls = 0
  liar = await startLiar((_socket, line) => {
    if (line === null) calls++
  })
  house = await startTestAppliance({
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(liar.port),
    SMTP_FROM: 'hearth@lindens.example',
  })
  const { cookie } = await setUp(house.origin)
  // More letters than this machine has places for work.
  for (let n = 0; n < 40; n++)
    await post(
      `${house.origin}/api/v1/admin/invites`,
      { email: `guest${n}@example.org` },
      { cookie },
    )
  await expect.poll(() => calls, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)

  const sent = await fetch(`${house.origin}/api/v1/media/upload?filename=cat.jpg`, {
    method: 'PUT',
    headers: { cookie, origin: house.origin, 'content-type': 'image/jpeg' },
    body: await photo({ width: 600, height: 400, seed: 5 }),
  })
  expect(sent.status).toBe(201)
  const { id } = (await sent.json()) as { id: string }
  const status = async () => {
    const answer = await fetch(`${house.origin}/api/v1/media/${id}`, { headers: { cookie } })
    return ((await answer.json()) as { status: string }).status
  }
  await expect.poll(status, { timeout: 25_000 }).toBe('ready')
}, 60_000)
