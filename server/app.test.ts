import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUp, startTestAppliance, type TestAppliance } from './testing.ts'

const app = 'https://app.example.org'
let house: TestAppliance
let ada: { cookie: string; token: string }

beforeAll(async () => {
  house = await startTestAppliance({ CORS_ORIGINS: app })
  ada = await setUp(house.origin)
})
afterAll(() => house.close())

/** fetch() would not let us lie about Host. */
function raw(
  origin: string,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let body = ''
      answer
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => {
          const { statusCode: status = 0, headers } = answer
          resolve({ status, headers, body })
        })
    })
    asked.on('error', reject).end()
  })
}

describe('before every route', () => {
  test('a page that points its own name at us gets nothing (DNS rebinding)', async () => {
    for (const origin of [house.origin, house.auth, house.media])
      for (const path of [
        '/',
        '/health',
        '/api/v1/media/stats',
        '/api/auth/get-session',
        '/api/v1/setup',
      ])
        expect((await raw(origin, path, { host: 'evil.example', cookie: ada.cookie })).status).toBe(
          421,
        )
  })

  test('a request cannot name a scheme and host of its own', async () => {
    const host = new URL(house.origin).host
    for (const target of [`https://${host}/health`, 'http://localhost@evil.example/health'])
      expect((await raw(house.origin, target, { host })).status).toBe(400)
  })

  test('another site cannot change anything with our cookie', async () => {
    const host = new URL(house.origin).host
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const path of [
        '/api/v1/media/upload',
        '/api/v1/media/some-id',
        '/api/v1/setup',
        '/api/auth/sign-out',
      ]) {
        const headers = {
          host,
          cookie: ada.cookie,
          origin: 'https://evil.example',
          'content-type': 'application/octet-stream',
        }
        const answer = await raw(house.origin, path, headers, method)
        expect([answer.status, answer.headers['cache-control']], `${method} ${path}`).toEqual([
          403,
          'no-store',
        ])
      }
  })

  test('an allowed origin may, with credentials, and no other is told so', async () => {
    const preflight = (origin: string) =>
      fetch(`${house.media}/api/v1/media/upload`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const allowed = await preflight(app)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(app)
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true')
    expect(
      (await preflight('https://evil.example')).headers.get('access-control-allow-origin'),
    ).toBeNull()
  })
})

describe('every media route', () => {
  const id = '01890000-0000-7000-8000-000000000000'
  test.each([
    ['POST', '/upload'],
    ['PUT', '/upload'],
    ['GET', '/'],
    ['GET', '/list/all'],
    ['GET', '/stats'],
    ['GET', '/timeline'],
    ['GET', '/timeline/2026-01-01'],
    ['GET', '/events'],
    ['GET', `/${id}`],
    ['GET', `/hash/${'a'.repeat(64)}`],
    ['GET', `/${id}/file`],
    ['HEAD', `/${id}/file`],
    ['GET', `/${id}/file/thumb`],
    ['GET', `/${id}/transform?w=10`],
    ['DELETE', `/${id}`],
    ['POST', `/${id}/restore`],
  ])('%s %s without a session is 401', async (method, path) => {
    const answer = await fetch(`${house.media}/api/v1/media${path}`, { method })
    expect(answer.status).toBe(401)
    if (method !== 'HEAD')
      expect(await answer.json()).toMatchObject({ error: 'UNAUTHORIZED', status: 401 })
  })
})

test('the list is there with a slash at the end and without', async () => {
  for (const path of ['', '/', '?limit=5', '/?limit=5']) {
    const answer = await fetch(`${house.media}/api/v1/media${path}`, {
      headers: { cookie: ada.cookie },
    })
    expect([path, answer.status, await answer.json()]).toEqual([path, 200, []])
  }
})

describe('the web app', () => {
  test('is served at every address of its own, with a policy, and is never framed', async () => {
    for (const path of ['/', '/setup', '/photo/123']) {
      const answer = await fetch(`${house.origin}${path}`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('<!doctype html>')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('an API address that does not exist is JSON, not the page', async () => {
    const answer = await fetch(`${house.origin}/api/v1/nothing`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: 'NOT_FOUND' })
  })

  test('reaches no file beside it', async () => {
    for (const path of [
      '/../server/hearth.js',
      '/%2e%2e/server/hearth.js',
      '/..%2fserver%2fhearth.js',
      '/assets/../../package.json',
    ])
      expect((await raw(house.origin, path, { host: 'localhost' })).body).not.toMatch(
        /import|"dependencies"/,
      )
  })
})

test('what the API says is kept by no cache and guessed at by no browser', async () => {
  const headers = { cookie: ada.cookie }
  for (const path of [
    '/api/v1/media/stats',
    '/api/v1/media',
    '/api/v1/media/nothing',
    '/api/v1/setup',
    '/api/auth/get-session',
  ]) {
    const answer = await fetch(`${house.origin}${path}`, { headers })
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(answer.headers.get('cache-control'), path).toContain('no-store')
  }
})

test('a proxy on this machine is not this machine', async () => {
  const host = new URL(house.media).host
  const forwarded = { host, 'x-forwarded-for': '203.0.113.9' }
  expect((await raw(house.media, '/metrics', forwarded)).status).toBe(404)
  expect((await raw(house.media, '/metrics', { ...forwarded, cookie: ada.cookie })).status).toBe(
    200,
  )
})

test('a connection that asks for ever and never reads is cut', async () => {
  const { port } = new URL(house.origin)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(500))
  socket.resume()
  await new Promise((resolve) => void socket.on('error', () => {}).on('close', resolve))
  expect((await fetch(`${house.origin}/health`)).status).toBe(200)
})

test('metrics are for this machine', async () => {
  expect(await (await fetch(`${house.media}/metrics`)).text()).toMatch(/^# HELP media_/m)
  expect(await (await fetch(`${house.auth}/metrics`)).text()).toMatch(/^# HELP auth_/m)
})
