import { describe, expect, it } from 'vitest'
import { statusOf } from '../../server/errors.ts'
import { de } from './de/index.ts'
import { en, type Messages } from './en/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'
import { it as italian } from './it/index.ts'
import { languages } from './languages.ts'

const others: [string, Messages][] = Object.entries({ de, fr, es, it: italian })
const everyone: [string, Messages][] = [['en', en], ...others]

type Leaf = string | ((...values: unknown[]) => string)

/** Every sentence under its path: `uploads.state.kept`. */
function leavesOf(value: object, path = ''): [string, Leaf][] {
  return Object.entries(value).flatMap(([key, inner]): [string, Leaf][] =>
    typeof inner === 'object' ? leavesOf(inner, `${path}${key}.`) : [[path + key, inner]],
  )
}

const say = (leaf: Leaf, n: number) =>
  typeof leaf === 'string' ? leaf : leaf(...Array.from({ length: leaf.length }, () => n))

const english = new Map(leavesOf(en))

/** Words that are the same in another language because they are. */
const sameAsEnglish = new Set(
  `appName details.pixels uploads.state.sending
  de:secondStep.code de:approve.shown de:account.name de:passkeys.title
  it:secondStep.code it:approve.shown
  de:viewer.details de:details.title de:uploads.title de:uploads.pause
  fr:photos.pageTitle fr:photos.title fr:photos.count fr:add.photos
  fr:viewer.label fr:details.dimensions fr:details.pages fr:uploads.pause
  it:setup.email it:setup.password it:signIn.email it:signIn.password
  admin.people.tier.alpha admin.people.tier.beta
  de:activity.from it:activity.from fr:admin.parts.copies
  de:admin.people.role.admin de:admin.people.tier.public de:admin.invites.name de:admin.handover.link
  de:admin.machine.choices.host de:admin.machine.choices.port fr:admin.machine.choices.port
  it:admin.machine.choices.host it:admin.machine.choices.pass`.split(/\s+/),
)

describe.each(everyone)('the messages in %s', (language, messages) => {
  const leaves = leavesOf(messages)

  it('carry the name of their language', () => expect(messages.language).toBe(language))

  it('have the keys of English and take as much as English does', () => {
    const shape = (of: Iterable<[string, Leaf]>) =>
      [...of].map(([path, leaf]) => `${path}/${typeof leaf === 'string' ? 0 : leaf.length}`)
    expect(shape(leaves).toSorted()).toEqual(shape(english).toSorted())
  })

  it('always say something, and use all they are given', () => {
    for (const [path, leaf] of leaves) {
      for (const n of [0, 1, 2, 5, 1_000_000]) {
        expect(say(leaf, n), path).toMatch(/\S/)
        expect(say(leaf, n), path).not.toMatch(/undefined|NaN|\[object|\s{2}|^\s|\s$/)
      }
      if (typeof leaf !== 'string' && path !== 'failure.again') {
        const marks = Array.from({ length: leaf.length }, (_, i) => i + 71)
        for (const mark of marks) expect(leaf(...marks), path).toContain(String(mark))
      }
    }
  })

  it('write their signs as their language does', () => {
    for (const [path, leaf] of leaves) {
      const text = say(leaf, 5)
      expect(text, path).not.toMatch(/["']|\.\.\./)
      // What an address is made of is none of the language.
      const spoken = text.replaceAll(/https?:\/\/\S+/g, '')
      if (language === 'fr') expect(spoken, path).not.toMatch(/[^\u00a0\u202f][:;!?»%]|«[^\u00a0]/)
      if (language === 'es' && text.includes('?')) expect(text, path).toContain('¿')
    }
  })
})

describe.each(others)('the messages in %s', (language, messages) => {
  it('leave nothing in English', () => {
    const left = leavesOf(messages)
      .filter(([path]) => !sameAsEnglish.has(path) && !sameAsEnglish.has(`${language}:${path}`))
      .filter(([path, leaf]) => [1, 5].every((n) => say(leaf, n) === say(english.get(path)!, n)))
    expect(left.map(([path]) => path)).toEqual([])
  })

  it('address people the same way throughout', () => {
    const strangers: Record<string, RegExp> = {
      de: /(?<!\p{L})(Sie|Ihnen|Ihr(e[mnrs]?)?)(?!\p{L})/u,
      fr: /(?<!\p{L})(tu|toi|ton|tes)(?!\p{L})/iu,
      es: /(?<!\p{L})(usted|ustedes)(?!\p{L})/iu,
      it: /(?<!\p{L})(Lei|Voi|Suo|Sua)(?!\p{L})/u,
    }
    for (const [path, leaf] of leavesOf(messages)) {
      expect(say(leaf, 2), path).not.toMatch(strangers[language]!)
    }
  })
})

it('keeps singular and plural apart', () => {
  expect(en.photos.count(1)).toBe('1 photo')
  expect(de.remove.failed(1, 'x')).toBe('1 Foto wurde nicht gelöscht: x')
  expect(de.remove.failed(2, 'x')).toBe('2 Fotos wurden nicht gelöscht: x')
  expect(fr.uploads.finished(0)).toBe('0 photo ajoutée')
  expect(fr.photos.count(1_000_000)).toMatch(/ de photos$/)
  expect(es.uploads.finished(1)).toBe('1 foto añadida')
  expect(italian.uploads.finished(3)).toBe('3 foto aggiunte')
  expect(de.uploads.state.sending(50)).toBe('50\u00a0%')
})

it('names every language by its own name', () => {
  expect(Object.keys(languages)).toEqual(['en', 'de', 'fr', 'es', 'it'])
  for (const [language, name] of Object.entries(languages)) {
    const own = new Intl.DisplayNames(language, { type: 'language' }).of(language)
    expect(name.toLowerCase()).toBe(own?.toLowerCase())
  }
})

it('has words for every code of the server and of the client', () => {
  const account = `INVALID_CREDENTIALS EMAIL_NOT_VERIFIED EMAIL_ALREADY_REGISTERED WEAK_PASSWORD
    ACCOUNT_LOCKED SIGNUP_LIMIT_REACHED RATE_LIMITED TOKEN_EXPIRED TOKEN_INVALID TWO_FACTOR_REQUIRED
    TWO_FACTOR_FAILED PASSKEY_NOT_ENABLED PASSKEY_CANCELLED PASSKEY_VERIFICATION_FAILED VALIDATION
    UNAUTHORIZED NOT_FOUND SERVICE_UNAVAILABLE INTERNAL`.split(/\s+/)
  const client = ['NETWORK', 'ABORTED', 'TIMEOUT', 'PROCESSING_FAILED', 'BAD_ANSWER']
  const codes = [...Object.keys(statusOf), ...account, ...client]
  expect(Object.keys(en.failure.answers)).toEqual(expect.arrayContaining(codes))
})
