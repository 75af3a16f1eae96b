/** `npm run bench` runs all, `npm run bench upload start` some; `--short` is a trial that writes nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { authentication } from './authentication.ts'
import { directus } from './directus.ts'
import { firstThumbnail } from './first-thumbnail.ts'
import { holds, type Benchmark } from './harness/benchmark.ts'
import { renderSection, replaceSection } from './harness/document.ts'
import { describeMachine } from './harness/machine.ts'
import { https } from './https.ts'
import { library } from './library.ts'
import { memory } from './memory.ts'
import { original } from './original.ts'
import { sealing } from './sealing.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { start } from './start.ts'
import { thumbnail } from './thumbnail.ts'
import { transform } from './transform.ts'
import { upload } from './upload.ts'
import { users } from './users.ts'
import { variants } from './variants.ts'
import { vault } from './vault.ts'
import { vaultRotation } from './vault-rotation.ts'
import { writes } from './writes.ts'

const benchmarks: Benchmark[] = [
  upload,
  variants,
  firstThumbnail,
  thumbnail,
  https,
  original,
  transform,
  library,
  start,
  shell,
  memory,
  writes,
  signIn,
  authentication,
  sealing,
  vault,
  vaultRotation,
  users,
  directus,
]

const root = fileURLToPath(new URL('..', import.meta.url))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, 'no-build': { type: 'boolean' } },
})
const unknown = positionals.filter((name) => !benchmarks.some((each) => each.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(', ')}. There are ${benchmarks.map(nameOf).join(', ')}.`,
  )
  process.exit(2)
}
if (!values['no-build'])
  spawnSync(process.execPath, ['build/once.ts'], { cwd: root, stdio: 'inherit' })

const machine = await describeMachine()
for (const benchmark of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue
  const section = await measure(benchmark)
  if (section && !values.short) await keep(benchmark.name, section)
}

/** After each, so that a run that is stopped has not been for nothing. */
function keep(name: string, section: string): Promise<void> {
  const path = join(root, 'docs/benchmarks.md')
  return replaceSection(path, benchmarks.map(nameOf), name, section)
}

/** null: it could not be measured; the reason is said and the others go on. */
async function measure(benchmark: Benchmark): Promise<string | null> {
  const scratch = await mkdtemp(join(tmpdir(), `hearth-bench-${benchmark.name}-`))
  const begin = performance.now()
  try {
    const result = await benchmark.run({
      scratch,
      askedFor: positionals.includes(benchmark.name),
      rounds: (wanted) => (values.short ? Math.min(wanted, 2) : wanted),
      say: (words) => console.error(`  ${benchmark.name}: ${words}`),
    })
    if (!result.checks.every(holds)) process.exitCode = 1
    const section = renderSection(benchmark, result, machine)
    console.log(`${section}\n(${Math.round((performance.now() - begin) / 1000)} s)\n`)
    return section
  } catch (error) {
    process.exitCode = 1
    console.error(`${benchmark.name} could not be measured:`, error)
    return null
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}

function nameOf({ name }: Benchmark): string {
  return name
}
