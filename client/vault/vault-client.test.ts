import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSmallServer } from '../testing/small-server.ts'
import { all, inPieces } from './testing/bits.ts'
import { startVaultServer } from './testing/vault-server.ts'
import { VaultClient } from './vault-client.ts'

let server: Awaited<ReturnType<typeof startVaultServer>>
let vault: VaultClient
beforeEach(async () => {
  server = await startVaultServer()
  vault = new VaultClient(server.origin, { token: 'sk_x' })
})
afterEach(() => server.close())

const anotherCode = Array.from({ length: 16 }, () => 'ABCD').join('-')
const another = () => new VaultClient(server.origin)
const asked = () => server.seen.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`)

it('is made, unlocked and locked', async () => {
  expect(await vault.status()).toMatchObject({ vaultExists: false, zeroKnowledge: false })
  await expect(vault.unlock()).rejects.toMatchObject({ code: 'VAULT_NOT_INITIALISED', status: 404 })
  expect(vault.unlocked).toBe(false)
  await vault.init()
  expect(vault.unlocked).toBe(true)
  const sealed = await vault.contents.encrypt('hello')
  vault.lock()
  expect(vault.unlocked).toBe(false)
  await expect(vault.contents.decrypt(sealed)).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  await vault.unlock()
  expect(await vault.contents.decrypt(sealed)).toBe('hello')
  const phone = another()
  await phone.unlock()
  expect(await phone.contents.decrypt(sealed)).toBe('hello')
  expect(server.seen[0]?.headers.authorization).toBe('Bearer sk_x')
})

it('makes a code that ends the old one only once it is kept', async () => {
  await vault.init()
  const old = await vault.setRecovery()
  await vault.enableZeroKnowledge(old)
  const { code, keep } = await vault.makeRecovery(old)
  await expect(another().unlock(code)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
  await another().unlock(old)
  await keep()
  // An answer may be lost on the way: once more does no harm.
  await keep()
  await another().unlock(code)
  await expect(another().unlock(old)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
  const swapped = (code.startsWith('0') ? '1' : '0') + code.slice(1)
  expect(await another().typoIn(swapped)).toBe(1)
})

it('says in the server’s words what the server refuses', async () => {
  await expect(vault.unlock()).rejects.toMatchObject({
    name: 'HearthClientError',
    message: 'Words about VAULT_NOT_INITIALISED.',
  })
})

it('goes into zero-knowledge mode and back, by the code alone', async () => {
  await vault.init()
  const sealed = await vault.contents.encrypt('mine')
  const code = await vault.setRecovery()
  await vault.checkRecovery(code.toLowerCase().replaceAll('-', ' '), { 3: code.slice(10, 14) })
  await vault.enableZeroKnowledge(code)
  expect(server.vault).toMatchObject({ zeroKnowledge: true, master: null })

  const phone = another()
  await expect(phone.unlock()).rejects.toMatchObject({ code: 'NEEDS_RECOVERY_CODE' })
  await expect(phone.unlock(anotherCode)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
  await expect(phone.init()).rejects.toMatchObject({ code: 'NEEDS_RECOVERY_CODE' })
  expect(phone.unlocked).toBe(false)
  await phone.unlock(code)
  expect(await phone.contents.decrypt(sealed)).toBe('mine')
  await expect(phone.rotate()).rejects.toMatchObject({ code: 'ZK_ROTATE_FORBIDDEN' })
  await expect(phone.removeRecovery()).rejects.toMatchObject({ code: 'ZK_ACTIVE' })

  await expect(vault.disableZeroKnowledge(anotherCode)).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_CODE',
  })
  expect(server.vault.zeroKnowledge).toBe(true)
  await vault.disableZeroKnowledge(code)
  const tablet = another()
  await tablet.unlock()
  expect(await tablet.contents.decrypt(sealed)).toBe('mine')
})

it('never sends the recovery secret, and the key in clear only to give it back', async () => {
  await vault.init()
  const code = await vault.setRecovery()
  await vault.checkRecovery(code)
  await vault.enableZeroKnowledge(code)
  await another().unlock(code)
  const next = await another().setRecovery(code)
  await another().disableZeroKnowledge(next)
  const sent = server.seen.map(({ url, body }) => url + body.toString())
  const secrets = [code, next].map((each) => Buffer.from(each.replaceAll('-', ''), 'hex'))
  const forms = secrets.flatMap((each) => [each.toString('hex'), each.toString('base64')])
  for (const text of sent) {
    for (const form of forms) expect(text.toLowerCase()).not.toContain(form.toLowerCase())
  }
  const master = server.vault.master?.toString('base64') ?? '?'
  expect(sent.filter((text) => text.includes(master))).toHaveLength(1)
})

it('proves a code before anything relies on it', async () => {
  await vault.init()
  await expect(vault.enableZeroKnowledge(anotherCode)).rejects.toMatchObject({
    code: 'RECOVERY_WRAP_MISSING',
  })
  const code = await vault.setRecovery()
  for (const [bad, because] of [
    [anotherCode, 'WRONG_RECOVERY_CODE'],
    [code.slice(1), 'BAD_RECOVERY_CODE'],
    ['', 'BAD_RECOVERY_CODE'],
  ] as const) {
    await expect(vault.enableZeroKnowledge(bad)).rejects.toMatchObject({ code: because })
    await expect(vault.checkRecovery(bad)).rejects.toMatchObject({ code: because })
  }
  await expect(vault.checkRecovery(code, { 3: 'ABCD', 11: 'ABCD' })).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_CODE',
  })
  expect(asked()).not.toContain('POST zero-knowledge')
  expect(server.vault.zeroKnowledge).toBe(false)
})

it('sends which wrap it proved, and the check of the key it opened', async () => {
  await vault.init()
  await vault.enableZeroKnowledge(await vault.setRecovery())
  const sent = server.seen.filter(({ method }) => method === 'POST').map(({ body }) => `${body}`)
  const [, set, enable] = sent.map((body) => JSON.parse(body))
  expect(enable).toEqual({
    enable: true,
    recoveryIv: set.recoveryIv,
    proof: server.vault.check,
  })
  expect(set.proof).toBe(server.vault.check)
})

it('tells when another device made a new code meanwhile', async () => {
  await vault.init()
  const code = await vault.setRecovery()
  const racing = new VaultClient(server.origin, {
    fetch: async (url, init) => {
      if (init?.method === 'POST' && url.endsWith('zero-knowledge')) await another().setRecovery()
      return fetch(url, init)
    },
  })
  await expect(racing.enableZeroKnowledge(code)).rejects.toMatchObject({
    code: 'RECOVERY_WRAP_CHANGED',
    status: 409,
  })
  await expect(vault.checkRecovery(code)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' })
})

it('tells a code of another key from the one this vault has', async () => {
  await vault.init()
  const code = await vault.setRecovery()
  const { wrap } = server.vault
  await another().rotate()
  server.vault.wrap = wrap
  const late = another()
  await late.unlock()
  await expect(late.checkRecovery(code)).rejects.toMatchObject({ code: 'KEY_MISMATCH' })
})

it('has a new key after a rotation, and no way into what the old one sealed', async () => {
  await vault.init()
  const sealed = await vault.contents.encrypt('old')
  await vault.setRecovery()
  await vault.rotate()
  await expect(vault.contents.decrypt(sealed)).rejects.toMatchObject({ code: 'SEAL_BROKEN' })
  expect(await vault.status()).toMatchObject({ hasRecoveryWrap: false })
})

it('stays locked when it was locked while it was being unlocked', async () => {
  await vault.init()
  vault.lock()
  const unlocking = vault.unlock()
  vault.lock()
  await expect(unlocking).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  expect(vault.unlocked).toBe(false)
})

it('ends what it is sealing or opening when it is locked, and not when it is unlocked again', async () => {
  await vault.init()
  const file = new Blob([new Uint8Array(9 << 20)])
  const kept = await all((await vault.contents.sealFile(file)).stream)
  const first = (await vault.contents.sealFile(file)).stream.getReader()
  const second = (await vault.contents.openFile(inPieces(kept, [70_000]))).getReader()
  await first.read()
  await second.read()
  await vault.unlock()
  await first.read()
  vault.lock()
  for (const reader of [first, second]) {
    const drain = async () => {
      while (!(await reader.read()).done);
    }
    await expect(drain()).rejects.toMatchObject({ code: 'VAULT_LOCKED' })
  }
})

it('seals files with facts that belong to them, on and on', async () => {
  await vault.init()
  const plain = new Uint8Array(3_200_000).map((_, at) => at * 7)
  const file = new Blob([plain])
  const { header, salt, size, stream } = await vault.contents.sealFile(file)
  const bytes = await all(stream)
  expect(size).toBe(bytes.byteLength)
  const facts = { name: 'a.bin', type: '', size: plain.byteLength, file: salt }
  const kept = await vault.contents.openFacts(await vault.contents.sealFacts(facts))
  expect(await all(await vault.contents.openFile(new Blob([bytes]), { facts: kept }))).toEqual(
    plain,
  )
  const streamed = inPieces(bytes, [65_536])
  expect(await all(await vault.contents.openFile(streamed, { facts: kept }))).toEqual(plain)
  const middle = { start: 1_048_570, end: 2_100_000 }
  expect(await all(await vault.contents.openRange(new Blob([bytes]), middle))).toEqual(
    plain.slice(middle.start, middle.end),
  )
  const rest = await vault.contents.sealFile(file, { resume: { header, from: 2 } })
  const begun = bytes.slice(0, 64 + 2 * (1_048_576 + 28))
  const whole = new Blob([begun, await all(rest.stream)])
  expect(await all(await vault.contents.openFile(whole))).toEqual(plain)

  const other = await vault.contents.sealFile(file)
  await expect(
    vault.contents.openFile(new Blob([await all(other.stream)]), { facts: kept }),
  ).rejects.toMatchObject({ code: 'SEAL_BROKEN' })
  expect(await vault.contents.sameness(file)).toBe(await vault.contents.sameness(new Blob([plain])))
})

it('asks nothing of a server it cannot speak to in private', async () => {
  const calls = (client: VaultClient) => [
    client.status(),
    client.init(),
    client.unlock(anotherCode),
    client.rotate(),
    client.setRecovery(),
    client.removeRecovery(),
    client.checkRecovery(anotherCode),
    client.enableZeroKnowledge(anotherCode),
    client.disableZeroKnowledge(anotherCode),
  ]
  const fetch = async () => {
    throw new Error('asked all the same')
  }
  const surroundings = { isSecureContext: false, crypto: globalThis.crypto }
  for (const [client, code] of [
    [new VaultClient('http://hearth.local', { fetch }), 'INSECURE_ORIGIN'],
    [new VaultClient('', { fetch, surroundings }), 'INSECURE_ORIGIN'],
    [new VaultClient('', { fetch, surroundings: {} }), 'NO_WEB_CRYPTO'],
  ] as const) {
    const ends = await Promise.allSettled(calls(client))
    const codes = ends.map((end) => (end.status === 'rejected' ? end.reason.code : 'asked'))
    expect(new Set(codes)).toEqual(new Set([code]))
  }
})

it('takes no answer for a key that is none', async () => {
  for (const masterKey of ['', 'AAAA', undefined, 7, `${'A'.repeat(43)}=\n`]) {
    const strange = await startSmallServer((_, response) =>
      response.end(JSON.stringify({ masterKey, formatVersion: 1, kekId: 'k' })),
    )
    const client = new VaultClient(strange.origin)
    await expect(client.unlock()).rejects.toMatchObject({ code: 'BAD_ANSWER' })
    expect(client.unlocked).toBe(false)
    await strange.close()
  }
})
