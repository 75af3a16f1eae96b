import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addVaults, openTestVaults } from '../server/vault/kek/testing.ts'
import { startAppliance } from './harness/appliance.ts'
import type { Benchmark, Context, Result } from './harness/benchmark.ts'
import { runProgram } from './harness/program.ts'
import { interleave, timed } from './harness/rounds.ts'
import { median } from './harness/statistics.ts'

const count = 10_000
const commandLine = fileURLToPath(new URL('../dist/server/hearth.js', import.meta.url))

export const vaultRotation: Benchmark = {
  name: 'vault-rotation',
  title: 'hearth rotate-key with 10,000 vaults',
  target: 'at most 10 s',
  run,
}

async function run({ scratch, rounds }: Context): Promise<Result> {
  const alone = join(scratch, 'alone')
  const beside = join(scratch, 'beside')
  // Each folder is one that an appliance has made.
  await (await startAppliance({ dataDir: alone }))[Symbol.asyncDispose]()
  await using running = await startAppliance({ dataDir: beside })
  for (const dir of [alone, running.dataDir]) await furnish(dir)
  const measured = await interleave(
    {
      alone: () => rotate(alone),
      beside: () => rotate(beside),
      bare: () => timed(async () => bareCrypto()),
    },
    rounds(5),
  )
  return {
    tables: [
      {
        rows: [
          { what: 'rotate-key, Hearth not running', unit: 'ms', samples: measured.alone },
          { what: 'rotate-key beside a running Hearth', unit: 'ms', samples: measured.beside },
          { what: 'AES-256-GCM of as many keys, alone', unit: 'ms', samples: measured.bare },
        ],
      },
    ],
    checks: [{ what: 'slower of the two', value: slowest(measured), unit: 'ms', atMost: 10_000 }],
    notes: [
      'From the command to its end, the start of the program with it. 100 vaults share a commit, which is flushed.',
    ],
  }
}

function slowest({ alone, beside }: { alone: number[]; beside: number[] }): number {
  return Math.max(median(alone), median(beside))
}

async function furnish(dir: string): Promise<void> {
  const vaults = openTestVaults(dir)
  const keyring = await vaults.load()
  const people = Array.from({ length: count }, (_, n) => `person-${n}`)
  addVaults(vaults, keyring.current(), people)
  await vaults.close()
}

/** Ms of one rotation; it has to have locked every vault anew. */
async function rotate(dir: string): Promise<number> {
  const begin = performance.now()
  const args = [commandLine, 'rotate-key', '--json', '--data-dir', dir]
  const { vaults } = JSON.parse(await runProgram(process.execPath, args)) as { vaults: number }
  if (vaults !== count) throw new Error(`${vaults} vaults instead of ${count} were locked anew`)
  return performance.now() - begin
}

function bareCrypto(): void {
  const [key, mk, iv] = [randomBytes(32), randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(mk), cipher.final()])
  const tag = cipher.getAuthTag()
  for (let n = 0; n < count; n++) {
    const opening = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(tag)
    const again = createCipheriv('aes-256-gcm', key, randomBytes(12))
    again.update(Buffer.concat([opening.update(sealed), opening.final()]))
    again.final()
  }
}
