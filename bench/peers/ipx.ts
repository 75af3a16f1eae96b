import { startWorker } from '../harness/worker.ts'
import { installPackages, markInstalled, peerFolder } from './cache.ts'
import type { IpxQuestion } from './ipx-server.ts'

export const ipxVersion = '3.1.1'

export type Ipx = AsyncDisposable & { url(name: string, steps: string): string }

/**
 * unjs/ipx over its own Node server, on a folder of photos.
 * @throws when it cannot be installed
 */
export async function startIpx(photos: string): Promise<Ipx> {
  const folder = await peerFolder('ipx')
  if (!folder.installed) {
    await installPackages(folder, [`ipx@${ipxVersion}`])
    await markInstalled(folder)
  }
  const worker = startWorker<IpxQuestion, number>(new URL('./ipx-server.ts', import.meta.url))
  const port = await worker.ask({ installedIn: folder.dir, photos })
  return {
    url: (name, steps) => `http://127.0.0.1:${port}/${steps}/${name}`,
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  }
}
