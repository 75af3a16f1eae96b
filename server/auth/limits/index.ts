import type { Storage } from '../../../storage/index.ts'
import { createCounter } from './counter.ts'
import { spell } from './spelling.ts'
import { createForgiveness } from './forgiveness.ts'

const minutes = 60_000

/** Every counter of the contract. They do not know of each other: a mistyped code locks no password. */
export function createLimits({ storage, now }: { storage: Storage; now: () => number }) {
  const deps = { sqlite: storage.sqlite, write: storage.write, now }
  return {
    /** By {@link passwordSubject}. */
    password: createCounter(
      {
        name: 'password',
        failures: 5,
        windowMs: 15 * minutes,
        lockMs: 30 * minutes,
        code: 'ACCOUNT_LOCKED',
        message:
          'Too many wrong passwords. This account is locked for this device for a while; the person at the machine that runs Hearth can unlock it at once.',
      },
      deps,
    ),
    /** By person. */
    secondFactor: createCounter(
      {
        name: 'second-factor',
        failures: 10,
        windowMs: 15 * minutes,
        lockMs: 15 * minutes,
        code: 'RATE_LIMITED',
        message: 'Too many wrong codes. Please wait a while, then try again.',
      },
      deps,
    ),
    /** By credential id. */
    passkey: createCounter(
      {
        name: 'passkey',
        failures: 10,
        windowMs: minutes,
        lockMs: 5 * minutes,
        code: 'RATE_LIMITED',
        message: 'This passkey failed too often. Please wait five minutes.',
      },
      deps,
    ),
    /** Guesses of invitation codes, by network; 60 bits are not found like this, and nobody need try. */
    inviteCode: createCounter(
      {
        name: 'invite-code',
        failures: 10,
        windowMs: 15 * minutes,
        lockMs: 15 * minutes,
        code: 'RATE_LIMITED',
        message: 'Too many wrong invitation codes. Please wait a quarter of an hour.',
      },
      deps,
    ),
    /** Ends every lockout of a password, from wherever it was tried. Synchronous. */
    forgive: createForgiveness(storage.sqlite),
  }
}

export type Limits = ReturnType<typeof createLimits>

/** An account as one client sees it: the address in one spelling, and the network it comes from. */
export function passwordSubject(email: string, peer: string): string {
  return `${spell(email)}|${network(peer)}`
}

/** A device may take any address of its IPv6 network, so that half counts; IPv4 as it is. */
export function network(peer: string): string {
  if (!peer.includes(':') || peer === '::1') return peer
  const [head = '', tail = ''] = peer.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return `${[...left, ...middle, ...right].slice(0, 4).join(':')}::/64`
}
