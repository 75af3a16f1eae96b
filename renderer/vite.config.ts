import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** One static build for every device; the appliance serves `dist/web` as it is. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ compilerOptions: { runes: true } })],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The server's policy allows no data: fonts or scripts, and one request more is cheap at home.
    assetsInlineLimit: 0,
    // The client library only declares: what the first page does not use is not in its load.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /[\\/]client[\\/]/, sideEffects: false }] },
    },
    target: ['es2022', 'safari16', 'chrome110', 'firefox110'],
  },
  // For `npx vite -c renderer/vite.config.ts` beside a running appliance.
  server: { proxy: { '/api': 'http://localhost:4327', '/health': 'http://localhost:4327' } },
})
