import { Hono, type Context } from 'hono'
import type { PersonVault, VaultStore } from '../../storage/vault/index.ts'
import { smallBody, takes } from '../body.ts'
import { operation } from '../openapi/operation.ts'
import type { Cleaning } from './cleaning.ts'
import type { Noted, TellNews } from './news.ts'
import { formerOf, recoveryOf, type Operations } from './operations.ts'
import {
  auditAnswer,
  done,
  iso,
  keyAnswer,
  newRecovery,
  recoveryAnswer,
  refused,
  statusAnswer,
  vaultFailure,
  zeroKnowledgeAnswer,
  zeroKnowledgeWish,
} from './shapes.ts'
import { personOf, type Asked, type Calling, type VaultEnv, type Witness } from './witness.ts'

type Deps = {
  store: VaultStore
  operations: Operations
  witness: Witness
  tellNews: TellNews
  clean: Cleaning
}

/** Rows of the audit on a page. */
const mostEntries = 200

const fetching = { action: 'fetch', failed: 'failed_fetch' } as const

/** The vault of whoever is signed in, under `/api/v1/me/encryption-vault`; the contract's vault page. */
export function createVaultRoutes({
  store,
  operations,
  witness,
  tellNews,
  clean,
}: Deps): Hono<VaultEnv> {
  const routes = new Hono<VaultEnv>({ strict: false })
  const mine = (c: Context<VaultEnv>) => store.of(personOf(c.get('caller')))

  routes.get(
    '/status',
    operation({
      summary: 'Tell how my vault is kept',
      access: 'person',
      answers: { 200: statusAnswer, ...refused },
    }),
    (c) => {
      const row = mine(c).find()
      const setAt = row?.recoverySetAt ?? null
      return c.json({
        vaultExists: row !== null,
        hasRecoveryWrap: setAt !== null,
        zeroKnowledge: row?.zeroKnowledge === 1,
        recoverySetAt: setAt === null ? null : iso(setAt),
      })
    },
  )
  routes.post(
    '/init',
    operation({
      summary: 'Make my key, or get the one I have',
      access: 'person',
      answers: { 200: keyAnswer, ...refused },
    }),
    witness.watch({ action: 'init' }),
    smallBody,
    async (c) => c.json(await witness.run(c, { action: 'init' }, operations.init)),
  )
  routes.get(
    '/key',
    operation({
      summary: 'Get my key',
      description: 'Where only the recovery code opens the vault: what that code opens.',
      access: 'person',
      answers: { 200: keyAnswer, 404: vaultFailure, ...refused },
    }),
    async (c) => c.json(await witness.run(c, fetching, operations.fetch)),
  )
  routes.post(
    '/rotate',
    operation({
      summary: 'Replace my key',
      description: 'What the old one locked opens no more, and neither does the recovery code.',
      access: 'person',
      answers: { 200: keyAnswer, 409: vaultFailure, ...refused },
    }),
    witness.watch({ action: 'rotate' }),
    smallBody,
    async (c) => c.json(await change(c, { action: 'rotate' }, operations.rotate)),
  )
  routes.get(
    '/recovery-wrap',
    operation({
      summary: 'Get what my recovery code opens',
      description: 'To check a code that somebody typed against what is kept here.',
      access: 'person',
      answers: { 200: recoveryAnswer, 400: vaultFailure, 404: vaultFailure, ...refused },
    }),
    (c) => {
      const vault = mine(c)
      return c.json({ ...recoveryOf(operations.existing(vault)), ...formerOf(vault) })
    },
  )
  routes.post(
    '/recovery-wrap',
    operation({
      summary: 'Keep a new recovery wrap',
      description:
        'Where only the recovery code opens the vault, and without `proof`, the wrap before is kept for 30 days.',
      access: 'person',
      answers: { 200: done, 400: vaultFailure, 404: vaultFailure, 429: vaultFailure, ...refused },
    }),
    witness.watch({ action: 'recovery_set' }),
    smallBody,
    takes(newRecovery),
    async (c) => {
      const wrap = c.get('body')
      const set: Change<{ ok: true }> = (vault, note) => operations.setRecovery(vault, wrap, note)
      const context = wrap.proof === undefined ? 'not proven' : ''
      return c.json(await change(c, { action: 'recovery_set' }, set, context))
    },
  )
  routes.delete(
    '/recovery-wrap',
    operation({
      summary: 'Remove my recovery wrap',
      access: 'person',
      answers: { 200: done, 404: vaultFailure, 409: vaultFailure, ...refused },
    }),
    witness.watch({ action: 'recovery_clear' }),
    async (c) =>
      c.json(await witness.run(c, { action: 'recovery_clear' }, operations.clearRecovery)),
  )
  routes.post(
    '/zero-knowledge',
    operation({
      summary: 'Let only my recovery code open the vault, or this Hearth as well',
      access: 'person',
      answers: {
        200: zeroKnowledgeAnswer,
        400: vaultFailure,
        404: vaultFailure,
        409: vaultFailure,
        ...refused,
      },
    }),
    witness.watch({ action: 'zk_enable' }),
    smallBody,
    takes(zeroKnowledgeWish),
    async (c) => {
      const wish = c.get('body')
      const action = wish.enable ? 'zk_enable' : 'zk_disable'
      const answer = await change(c, { action }, (vault, note) =>
        operations.zeroKnowledge(vault, wish, note),
      )
      if (!wish.enable || clean()) return c.json(answer)
      return c.json({ ...answer, cleaningDue: true })
    },
  )
  routes.get(
    '/audit',
    operation({
      summary: 'Tell who asked for my key, and when',
      description: 'The newest 200; reading them leaves no entry.',
      access: 'person',
      answers: { 200: auditAnswer, ...refused },
    }),
    (c) =>
      c.json({
        entries: mine(c)
          .audit(mostEntries)
          .map(({ at, ...entry }) => ({ ...entry, at: iso(at) })),
      }),
  )
  return routes

  /** As `witness.run`; what the owner has to hear of is told once it is on disk. */
  async function change<T>(c: Asked, calling: Calling, work: Change<T>, context?: string) {
    let news: Noted | null = null
    const note = (what: Noted) => void (news = what)
    const answer = await witness.run(c, calling, (vault) => work(vault, note), context)
    tellNews(c, news && { what: news })
    return answer
  }
}

type Change<T> = (vault: PersonVault, note: (what: Noted) => void) => T
