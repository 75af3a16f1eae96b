import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { HearthError } from '../../storage/index.ts'
import type { AuditAction, PersonVault, VaultStore } from '../../storage/vault/index.ts'
import type { Caller, CallerEnv } from '../caller.ts'
import { peerAddress, shortAddress } from '../guard/peer.ts'
import type { Log } from '../log.ts'
import { vaultFailureBody } from './failure.ts'
import type { Opening } from './opening.ts'

export type VaultEnv = {
  Bindings: CallerEnv['Bindings']
  Variables: CallerEnv['Variables'] & { witnessed?: true }
}

/** As much of a Hono context as a call leaves in the audit. */
export type Asked = {
  req: { url: string; raw: Request; header(name: string): string | undefined }
  env: HttpBindings
  get(key: 'caller'): Caller
  set(key: 'witnessed', value: true): void
}

/** How the audit calls what is asked for, when it works and when it does not. */
export type Calling = { action: AuditAction; failed?: AuditAction }

export type Witness = {
  /** In front of what reads the body: a call that is refused there leaves its row as well. */
  watch(calling: Calling): MiddlewareHandler<VaultEnv>
  /**
   * [Note: no row, no key] Runs `work` and writes its audit row in one transaction; what it answers is
   * handed out once both are on disk. A refusal changes nothing and leaves a row too.
   * @param context what more the audit says where it worked
   */
  run<T>(c: Asked, calling: Calling, work: (vault: PersonVault) => T, context?: string): Promise<T>
  /** Takes nothing more for somebody who has left: a request of theirs may be under way. */
  refuse(userId: string): void
}

type Deps = {
  store: VaultStore
  opening: Opening
  log: Pick<Log, 'warn'>
}

type Outcome<T> = { value: T } | { refused: HearthError }

export function createWitness({ store, opening, log }: Deps): Witness {
  // In memory is enough: what is under way does not outlive the program.
  const left = new Set<string>()
  return {
    watch: (calling) => async (c, next) => {
      await next()
      if (c.error && !c.get('witnessed')) await afterwards(c, calling, c.error)
    },
    async run(c, calling, work, context = '') {
      c.set('witnessed', true)
      const userId = personOf(c.get('caller'))
      const outcome = await store
        .write(() => {
          refuseWhoLeft(userId)
          const vault = store.of(userId)
          const outcome = attempt(() => work(vault))
          record(c, vault, calling, 'refused' in outcome ? outcome.refused : context)
          return outcome
        })
        .catch(async (error: unknown) => {
          await afterwards(c, calling, error)
          throw error
        })
      if ('refused' in outcome) throw outcome.refused
      return outcome.value
    },
    refuse: (userId) => void left.add(userId),
  }

  /** The machine's own failures undo everything; a refusal is an outcome. */
  function attempt<T>(work: () => T): Outcome<T> {
    try {
      return { value: store.writeNow(work) }
    } catch (error) {
      if (error instanceof HearthError) return { refused: error }
      throw error
    }
  }

  function record(
    c: Asked,
    vault: PersonVault,
    { action, failed = action }: Calling,
    outcome: unknown,
  ): void {
    const told = {
      ip: shortAddress(peerAddress(c)),
      userAgent: c.req.header('user-agent') ?? null,
    }
    if (typeof outcome === 'string') {
      const context = outcome === '' ? null : outcome
      vault.record({ ...told, action, status: 200, context }, opening.sealKey())
    } else {
      const { status, code } = vaultFailureBody(store.explain(outcome))
      vault.record({ ...told, action: failed, status, context: code }, opening.sealKey())
    }
  }

  /** The row of a call that never came to its transaction, or whose transaction was undone. */
  async function afterwards(c: Asked, calling: Calling, error: unknown): Promise<void> {
    const caller = c.get('caller')
    // One who was not let in has no row: it would name somebody nobody knows to be there.
    if (caller?.kind !== 'person' || left.has(caller.userId)) return
    try {
      await store.write(() => record(c, store.of(caller.userId), calling, error))
    } catch (reason) {
      log.warn({ err: reason }, 'a refused call could not be written into the audit')
    }
  }

  function refuseWhoLeft(userId: string): void {
    if (left.has(userId)) throw new HearthError('UNAUTHORIZED', 'Please sign in first.')
  }
}

/** @throws FORBIDDEN for a service and for a program's key */
export function personOf(caller: Caller): string {
  if (caller.kind === 'person' && caller.via !== 'api-key') return caller.userId
  throw new HearthError(
    'FORBIDDEN',
    'A vault opens for the person who is signed in, and nobody else.',
  )
}
