import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HearthError } from '../../../storage/index.ts'
import { statusOf } from '../../errors.ts'
import { classify, classifyFault } from './classify.ts'
import { envelopeCodes, envelopeOf } from './envelope.ts'
import { meaningOf } from './meaning.ts'

/** What machines say: SQLite, the system, a mail server that is away, keys that do not open. */
const machineFault = fc.oneof(
  fc
    .constantFrom(
      'SQLITE_BUSY',
      'SQLITE_LOCKED',
      'SQLITE_FULL',
      'SQLITE_READONLY',
      'SQLITE_READONLY_DBMOVED',
      'SQLITE_CORRUPT',
      'SQLITE_IOERR_WRITE',
      'SQLITE_CANTOPEN',
      'SQLITE_ERROR',
      'SQLITE_NOTADB',
      'ENOSPC',
      'EROFS',
      'EIO',
      'ECONNREFUSED',
      'ETIMEDOUT',
    )
    .map((code) => Object.assign(new Error('no such column: password'), { code })),
  fc
    .constantFrom('BetterAuthError', 'OperationError', 'DrizzleQueryError')
    .map((name) => Object.assign(new Error('decrypt'), { name })),
  fc.constant(new TypeError('The database connection is not open')),
)
const wrapped = fc
  .tuple(machineFault, fc.integer({ min: 0, max: 5 }))
  .map(([fault, depth]) =>
    Array.from({ length: depth }).reduce<Error>((cause) => new Error('Failed', { cause }), fault),
  )
const status = fc.integer({ min: 400, max: 599 })
const namelessBody = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.record({ message: fc.string() }),
  fc.record({ code: fc.integer() }),
  fc.array(fc.anything()),
)

describe('[Note: infrastructure never counts]', () => {
  test('a fault of the machine is a 503, whatever status it hides behind', () =>
    fc.assert(
      fc.property(wrapped, status, namelessBody, (fault, status, body) => {
        expect(classify({ status, body, fault }).code).toBe('SERVICE_UNAVAILABLE')
        expect(envelopeOf(fault)).toEqual({ code: 'SERVICE_UNAVAILABLE', status: 503 })
      }),
    ))

  test('only Better Auth’s own words for a wrong password count', () =>
    fc.assert(
      fc.property(status, fc.anything(), fc.option(fc.anything()), (status, body, fault) => {
        const named: unknown = Object(body).code
        fc.pre(!(typeof named === 'string' && meaningOf[named] === 'INVALID_CREDENTIALS'))
        fc.pre(!(fault instanceof HearthError))
        expect(classify({ status, body, fault }).code).not.toBe('INVALID_CREDENTIALS')
      }),
    ))

  test('an exception nobody knows is INTERNAL, never the fault of a person', () =>
    fc.assert(
      fc.property(fc.string(), (message) => {
        expect(classifyFault(new Error(message))).toBe('INTERNAL')
      }),
    ))
})

describe('where nothing is named, the status says it', () => {
  test.each([
    [401, 'UNAUTHORIZED', 401],
    [403, 'UNAUTHORIZED', 403],
    [404, 'NOT_FOUND', 404],
    [429, 'RATE_LIMITED', 429],
    [400, 'VALIDATION', 400],
    [422, 'VALIDATION', 400],
    [500, 'SERVICE_UNAVAILABLE', 503],
    [502, 'SERVICE_UNAVAILABLE', 503],
  ])('%i is %s', (status, code, told) =>
    expect(envelopeOf(classify({ status, body: null }))).toEqual({ code, status: told }),
  )

  test('a code nobody knows counts for nothing', () =>
    fc.assert(
      fc.property(fc.string(), (code) => {
        fc.pre(!Object.hasOwn(meaningOf, code))
        expect(classify({ status: 401, body: { code } }).code).toBe('UNAUTHORIZED')
        expect(classify({ status: 403, body: { code } }).code).toBe('FORBIDDEN')
      }),
    ))
})

describe('the nineteen', () => {
  const contract = {
    INVALID_CREDENTIALS: 401,
    EMAIL_NOT_VERIFIED: 403,
    EMAIL_ALREADY_REGISTERED: 409,
    WEAK_PASSWORD: 400,
    ACCOUNT_LOCKED: 429,
    SIGNUP_LIMIT_REACHED: 429,
    RATE_LIMITED: 429,
    TOKEN_EXPIRED: 401,
    TOKEN_INVALID: 400,
    TWO_FACTOR_REQUIRED: 401,
    TWO_FACTOR_FAILED: 401,
    PASSKEY_NOT_ENABLED: 404,
    PASSKEY_CANCELLED: 400,
    PASSKEY_VERIFICATION_FAILED: 401,
    VALIDATION: 400,
    UNAUTHORIZED: 401,
    NOT_FOUND: 404,
    SERVICE_UNAVAILABLE: 503,
    INTERNAL: 500,
  }
  test('have the status of the contract', () =>
    expect(Object.fromEntries(envelopeCodes.map((code) => [code, statusOf[code]]))).toEqual(
      contract,
    ))

  test('are all that anybody is told', () => {
    for (const code of [...Object.keys(statusOf), ...Object.values(meaningOf)]) {
      const told = envelopeOf(new HearthError(code as 'INTERNAL', ''))
      expect(Object.keys(contract)).toContain(told.code)
      const refused = code === 'FORBIDDEN'
      expect(told.status).toBe(refused ? 403 : contract[told.code])
    }
  })
})
