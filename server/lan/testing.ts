import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request, type RequestOptions } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

export type Asked = RequestOptions & { body?: string; port: string | number }

/** Asks over TLS on this machine, as a device that trusts `ca` and calls it `servername`. */
export function askSecurely({ body, ...options }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const question = request({ host: '127.0.0.1', agent: false, ...options }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    question.on('error', reject)
    question.end(body)
  })
}

/** What a device of that house has installed. */
export async function authorityOf(dataDir: string): Promise<string> {
  const text = await readFile(join(dataDir, 'keys', 'lan-authority.pem'), 'utf8')
  return new X509Certificate(text.slice(text.indexOf('-----BEGIN CERTIFICATE'))).toString()
}
