import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** A script of this folder for a browser, in one piece. @param entry beside this file */
export async function bundle(entry: string | URL): Promise<string> {
  const input = entry instanceof URL ? entry : new URL(entry, import.meta.url)
  const build = await rolldown({ input: fileURLToPath(input), platform: 'browser' })
  const { output } = await build.generate({ format: 'esm', codeSplitting: false })
  await build.close()
  return output[0].code
}
