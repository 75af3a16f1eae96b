import { expect, it } from 'vitest'
import {
  beginningOf,
  isNearOnly,
  isPlainAcrossHome,
  isReturnAddress,
  linesIn,
  placeIn,
  places,
} from './places.ts'

it('knows which part an address means', () => {
  expect(placeIn('/admin')).toEqual({ part: '', person: null })
  expect(placeIn('/admin/outbox')).toEqual({ part: 'outbox', person: null })
  expect(placeIn(places.person('a/b'))).toEqual({ part: 'people', person: 'a/b' })
  expect(placeIn('/admin/people/%')).toEqual({ part: 'people', person: '%' })
  expect(placeIn('/admin/outbox/x').person).toBeNull()
})

it('keeps search and page in the address', () => {
  expect(places.peoplePage({ search: '', page: 1 })).toBe('/admin/people')
  expect(places.peoplePage({ search: 'a&b', page: 3 })).toBe('/admin/people?search=a%26b&page=3')
})

it('tells what only this computer can open', () => {
  for (const url of ['http://localhost:4327/join', 'http://127.0.0.1:1/x', 'http://[::1]:2/'])
    expect(isNearOnly(url), url).toBe(true)
  for (const url of ['https://linden.local:4328/', 'https://localhost.example/', 'nonsense'])
    expect(isNearOnly(url), url).toBe(false)
})

it('takes return addresses as the server does', () => {
  expect(linesIn(' https://a.example/cb \n\n https://b.example')).toEqual([
    'https://a.example/cb',
    'https://b.example',
  ])
  for (const good of ['https://a.example/cb?x=1', 'http://localhost:9000/cb', 'http://[::1]/'])
    expect(isReturnAddress(good), good).toBe(true)
  for (const bad of [
    'http://a.example/',
    'https://localhost/',
    'https://me:secret@a.example/',
    'https://a.example/#x',
    'app:/callback',
    'javascript:alert(1)',
    'word',
  ])
    expect(isReturnAddress(bad), bad).toBe(false)
})

it('tells plain http across the home network from other mistakes', () => {
  for (const plain of ['http://192.168.1.20:8123/cb', 'http://nas.local/cb', 'http://a.example/'])
    expect(isPlainAcrossHome(plain), plain).toBe(true)
  for (const other of ['http://localhost:9000/cb', 'https://a.example/', 'word', 'app:/callback'])
    expect(isPlainAcrossHome(other), other).toBe(false)
})

it('begins at the page that makes a device ready, where it leads to that address', () => {
  const home = { origin: 'https://linden.local:4328', trustPage: 'http://192.168.1.5:4327' }
  const join = 'https://linden.local:4328/join?code=ABCD-EFGH'
  expect(beginningOf(join, home)).toBe('http://192.168.1.5:4327/#/join?code=ABCD-EFGH')
  expect(beginningOf(join, { ...home, trustPage: null })).toBeNull()
  expect(beginningOf(join, { ...home, origin: null })).toBeNull()
  for (const url of ['http://localhost:4327/join', 'https://linden.local/join', 'nonsense'])
    expect(beginningOf(url, home), url).toBeNull()
})
