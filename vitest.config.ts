import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** A test that replaces a module needs that module for itself. */
const replacing = globSync('{client,server,storage}/**/*.test.ts', { cwd: root }).filter((file) =>
  readFileSync(`${root}${file}`, 'utf8').includes('vi.mock('),
)

const shell = fileURLToPath(new URL('main/', import.meta.url))

export default defineConfig({
  plugins: [
    {
      // Electron's own package would fetch its program when it is imported outside of it.
      name: 'electron-double',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === 'electron' && importer?.startsWith(shell) ? `${shell}testing/electron.ts` : null,
    },
  ],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{client,server,storage}/**/*.test.ts'],
          exclude: replacing,
          // One after the other in the same process, which reads what they are of only once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['{main,renderer,build,bench}/**/*.test.ts', ...replacing],
        },
      },
    ],
    pool: 'forks',
    // Its own choice is one fewer than there are cores, which on two leaves half the machine idle.
    maxWorkers: availableParallelism(),
    // These end what hangs. Nothing is measured by them: a busy machine, or a slow disk, takes its time.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Below the 30 s after which the server lets go by itself: a poll would take that for the real thing.
    expect: { poll: { timeout: 25_000 } },
    env: { TZ: 'Europe/Berlin' },
  },
})
