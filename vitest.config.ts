import { defineConfig } from 'vitest/config'

export default defineConfig({
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
