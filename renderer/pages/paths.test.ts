import { expect, it } from 'vitest'
import { isPhotos, isUnder, nextIn, paths, photoIn } from './paths.ts'

const next = (to: string) => nextIn(new URLSearchParams({ next: to }))

it('goes on to own pages only', () => {
  expect(next('/account/data?x=1#y')).toBe('/account/data?x=1#y')
  expect(nextIn(new URLSearchParams())).toBe('/')
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '\n//evil.example',
    '',
    'evil',
  ])
    expect(next(bad), bad).toBe('/')
})

it('knows what lies below an address', () => {
  expect(isUnder('/account', '/account')).toBe(true)
  expect(isUnder('/account', '/account/data')).toBe(true)
  expect(isUnder('/account', '/accounts')).toBe(false)
  expect(photoIn(paths.photo('a b'))).toBe('a b')
  expect(paths.signIn('/')).toBe('/sign-in')
})

it('knows where the photos are', () => {
  for (const path of ['/', '/photo/a']) expect(isPhotos(path), path).toBe(true)
  for (const path of ['/nowhere', '/photo', '/photo/a/b', '/photo/%'])
    expect(isPhotos(path), path).toBe(false)
})
