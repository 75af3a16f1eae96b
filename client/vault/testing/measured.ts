/// <reference lib="webworker" />
import { VaultClient } from '../index.ts'

export type Measure = { arm: keyof typeof arms; file: File }

const CHUNK = 1024 * 1024

/** What bench/sealing.ts compares, each over the same file in a Worker of its own. Answers milliseconds. */
const arms = {
  /** Ours, as an app would do it. */
  async file(file: File): Promise<void> {
    const vault = await unlocked()
    await drain((await vault.contents.sealFile(file)).stream)
  },

  /** Ours where nothing but a stream is at hand. */
  async stream(file: File): Promise<void> {
    const vault = await unlocked()
    await drain((await vault.contents.sealFile(file.stream())).stream)
  },

  /** Nothing but Web Crypto, one chunk after the other. */
  async bare(file: File): Promise<void> {
    const key = await bareKey()
    for (let at = 0; at < file.size; at += CHUNK) await sealBare(key, await chunkAt(file, at))
  },

  /** The same with four chunks at a time: the most this browser can do. */
  async bareAtOnce(file: File): Promise<void> {
    const key = await bareKey()
    let next = 0
    const lane = async () => {
      while (next < file.size) {
        const at = next
        next += CHUNK
        await sealBare(key, await chunkAt(file, at))
      }
    }
    await Promise.all([lane(), lane(), lane(), lane()])
  },

  /** Only reading: what the file itself takes. */
  async read(file: File): Promise<void> {
    for (let at = 0; at < file.size; at += CHUNK) await chunkAt(file, at)
  },

  /** Web Crypto on one chunk of memory, over and over: no file at all. */
  async memory(file: File): Promise<void> {
    const key = await bareKey()
    const chunk = await chunkAt(file, 0)
    for (let at = 0; at < file.size; at += CHUNK) await sealBare(key, chunk)
  },
}

self.postMessage('ready', [])
self.addEventListener('message', async ({ data }: MessageEvent<Measure>) => {
  const begin = performance.now()
  await arms[data.arm](data.file)
  self.postMessage(performance.now() - begin, [])
})

async function unlocked(): Promise<VaultClient> {
  const answer = { masterKey: btoa('k'.repeat(32)), formatVersion: 1, kekId: 'k' }
  const vault = new VaultClient('', { fetch: async () => Response.json(answer) })
  await vault.unlock()
  return vault
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  const reader = stream.getReader()
  while (!(await reader.read()).done);
}

function chunkAt(file: File, at: number): Promise<ArrayBuffer> {
  return file.slice(at, at + CHUNK).arrayBuffer()
}

function bareKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
}

function sealBare(key: CryptoKey, chunk: ArrayBuffer): Promise<ArrayBuffer> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, chunk)
}
