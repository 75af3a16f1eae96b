import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Who imports what, and whether the house allows it. */
const imports: [file: string, from: string, allowed: boolean][] = [
  ['storage/a.ts', 'drizzle-orm', true],
  ['storage/b.ts', 'hono', false],
  ['storage/c.ts', '../server/app.ts', false],
  ['storage/media/d.ts', '../../server/errors.ts', false],
  ['server/a.ts', '../storage/index.ts', true],
  ['server/b.ts', '../storage/blobs/file-blobs.ts', false],
  ['server/c.ts', 'electron', false],
  ['server/d.ts', '../renderer/app.ts', false],
  ['server/app.ts', './auth/index.ts', true],
  ['server/auth/a.ts', '../media/index.ts', false],
  ['server/auth/b.ts', '../../storage/index.ts', true],
  ['server/auth/c.ts', '../../storage/open.ts', false],
  ['server/media/a.ts', '../auth/index.ts', false],
  ['server/media/processing/b.ts', '../../auth/index.ts', false],
  ['server/media/c.ts', '../app.ts', false],
  ['server/account/a.ts', '../auth/index.ts', false],
  ['server/account/admin/b.ts', '../../mail/index.ts', false],
  ['server/account/c.ts', '../guard/peer.ts', true],
  ['server/mail/a.ts', '../auth/index.ts', false],
  ['server/auth/routes/d.ts', '../../account/index.ts', false],
  ['storage/open.ts', './vault/index.ts', true],
  ['storage/verify/e.ts', '../vault/store.ts', false],
  ['server/vault/a.ts', '../../storage/vault/index.ts', true],
  ['server/vault/b.ts', '../../storage/vault/store.ts', false],
  ['server/vault/grant/c.ts', '../../../storage/vault/index.ts', true],
  ['server/vault/d.ts', '../../storage/open.ts', false],
  ['server/vault/e.ts', '../media/index.ts', false],
  ['server/rooms.ts', '../storage/vault/index.ts', true],
  ['server/appliance.ts', '../storage/vault/open.ts', false],
  ['server/cli/a.ts', '../../storage/vault/index.ts', true],
  ['server/media/d.ts', '../../storage/vault/index.ts', false],
  ['server/auth/e.ts', '../../storage/vault/index.ts', false],
  ['server/housekeeping.ts', '../storage/vault/index.ts', false],
  ['main/a.ts', '../server/protocol.ts', true],
  ['main/b.ts', '../server/app.ts', false],
  ['main/c.ts', 'better-sqlite3', false],
  ['main/d.ts', 'electron', true],
  ['main/e.ts', 'node:http', false],
  ['main/f.ts', '../storage/index.ts', false],
  ['main/electron/a.ts', 'electron', true],
  ['main/core/a.ts', 'electron', false],
  ['main/core/b.ts', '../electron/tray.ts', false],
  ['main/core/c.ts', '../../server/protocol.ts', true],
  ['main/core/d.ts', '../../server/app.ts', false],
  ['main/core/e.ts', '../../server/place/index.ts', true],
  ['main/core/f.ts', '../../server/place/look.ts', false],
  ['main/g.ts', '../server/place/index.ts', true],
  ['server/place/a.ts', '../settings.ts', false],
  ['server/place/b.ts', '../../storage/index.ts', false],
  ['server/place/c.ts', './mounts.ts', true],
  ['main/relocation/a.ts', 'electron', false],
  ['renderer/a.ts', '../client/index.ts', true],
  ['renderer/b.ts', '../client/media-client.ts', false],
  ['renderer/c.ts', '../storage/index.ts', false],
  ['client/a.ts', './errors.ts', true],
  ['client/b.ts', 'zod', false],
  ['client/c.ts', '../server/app.ts', false],
  ['client/vault/d.ts', 'shamir-secret-sharing', false],
  ['client/vault/guardians/e.ts', 'shamir-secret-sharing', true],
  ['client/vault/guardians/f.ts', 'zod', false],
]

test('the import rules of the house bite, and only where they should', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hearth-lint-'))
  try {
    await cp(join(root, '.oxlintrc.json'), join(dir, '.oxlintrc.json'))
    for (const [file, from] of imports) {
      await mkdir(dirname(join(dir, file)), { recursive: true })
      await writeFile(join(dir, file), `import { it } from '${from}'\nconsole.log(it)\n`)
    }
    const output = await lint(dir)
    const refused = imports.filter(([file]) => output.includes(`${file}:1:1`)).map(([file]) => file)
    expect(refused).toEqual(imports.filter(([, , allowed]) => !allowed).map(([file]) => file))
  } finally {
    await rm(dir, { recursive: true })
  }
})

function lint(cwd: string): Promise<string> {
  return new Promise((resolve) =>
    execFile(join(root, 'node_modules/.bin/oxlint'), ['--format', 'unix'], { cwd }, (_, stdout) =>
      resolve(stdout),
    ),
  )
}
