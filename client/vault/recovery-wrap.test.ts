import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { unwrapMaster, wrapMaster } from './recovery-wrap.ts'
import { eachBitFlipped } from './testing/bits.ts'

const { crypto } = globalThis
const secret = new Uint8Array(randomBytes(32))
const master = new Uint8Array(randomBytes(32))
const wrapKey = Buffer.from(hkdfSync('sha256', secret, '', 'mana-recovery-v1', 32))

it('wraps so that node:crypto opens it', async () => {
  const wrap = await wrapMaster(crypto, secret, master)
  const sealed = Buffer.from(wrap.recoveryWrappedMk, 'base64')
  const iv = Buffer.from(wrap.recoveryIv, 'base64')
  expect([sealed.byteLength, iv.byteLength]).toEqual([48, 12])
  const decipher = createDecipheriv('aes-256-gcm', wrapKey, iv).setAuthTag(sealed.subarray(32))
  const opened = Buffer.concat([decipher.update(sealed.subarray(0, 32)), decipher.final()])
  expect(opened.equals(master)).toBe(true)
})

it('opens what node:crypto wrapped', async () => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrapKey, iv)
  const sealed = Buffer.concat([cipher.update(master), cipher.final(), cipher.getAuthTag()])
  const wrap = { recoveryWrappedMk: toBase64(sealed), recoveryIv: toBase64(iv) }
  expect(await unwrapMaster(crypto, secret, wrap)).toEqual(master)
})

it('opens with no other code and with no bit changed', async () => {
  const wrap = await wrapMaster(crypto, secret, master)
  const { recoveryWrappedMk, recoveryIv } = wrap
  const attempts = [
    ...Array.from(eachBitFlipped(secret), (other) => unwrapMaster(crypto, other, wrap)),
    ...Array.from(eachBitFlipped(fromBase64(recoveryWrappedMk)!), (bytes) =>
      unwrapMaster(crypto, secret, { recoveryWrappedMk: toBase64(bytes), recoveryIv }),
    ),
    ...Array.from(eachBitFlipped(fromBase64(recoveryIv)!), (bytes) =>
      unwrapMaster(crypto, secret, { recoveryWrappedMk, recoveryIv: toBase64(bytes) }),
    ),
  ]
  const ends = await Promise.allSettled(attempts)
  const codes = ends.map((end) => (end.status === 'rejected' ? end.reason.code : 'opened'))
  expect(new Set(codes)).toEqual(new Set(['WRONG_RECOVERY_CODE']))
  expect((await wrapMaster(crypto, secret, master)).recoveryIv).not.toBe(recoveryIv)
})

it('tells a wrong code from an answer that is no wrap', async () => {
  const { recoveryWrappedMk, recoveryIv } = await wrapMaster(crypto, secret, master)
  for (const wrap of [
    { recoveryWrappedMk: '', recoveryIv },
    { recoveryWrappedMk: recoveryWrappedMk.slice(4), recoveryIv },
    { recoveryWrappedMk, recoveryIv: 'AAAA' },
    { recoveryWrappedMk, recoveryIv: `${recoveryIv} ` },
  ]) {
    await expect(unwrapMaster(crypto, secret, wrap)).rejects.toMatchObject({ code: 'BAD_ANSWER' })
  }
})
