import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

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
    include: ['{main,renderer,server,storage,client,build,bench}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    // A house with a browser before it takes its time on a busy machine.
    hookTimeout: 120_000,
    // A condition that is waited for may take its time on a busy machine.
    expect: { poll: { timeout: 25_000 } },
    env: { TZ: 'Europe/Berlin' },
  },
})
