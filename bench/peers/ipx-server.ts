import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerQuestions } from '../harness/worker.ts'
import { importFrom } from './cache.ts'

export type IpxQuestion = { installedIn: string; photos: string }

/** As much of ipx as is used here. */
type Ipx = {
  createIPX(options: { storage: unknown }): unknown
  createIPXNodeServer(ipx: unknown): RequestListener
  ipxFSStorage(options: { dir: string }): unknown
}

answerQuestions<IpxQuestion, number>(async ({ installedIn, photos }) => {
  const { createIPX, createIPXNodeServer, ipxFSStorage } = (await importFrom(
    installedIn,
    'ipx',
  )) as Ipx
  const ipx = createIPX({ storage: ipxFSStorage({ dir: photos }) })
  const server = createServer(createIPXNodeServer(ipx))
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
})
