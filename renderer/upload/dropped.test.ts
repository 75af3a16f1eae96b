import { expect, it } from 'vitest'
import { type Entry, filesBelow, isLitter } from './dropped.ts'

const file = (name: string): Entry => ({
  isFile: true,
  name,
  file: (give) => give(new File(['x'], name)),
})
const unreadable: Entry = { isFile: true, name: 'locked.jpg', file: (_, fail) => fail('no') }

function folder(name: string, children: Entry[], atOnce = 100): Entry {
  const createReader = () => {
    let at = 0
    return {
      readEntries: (give: (entries: Entry[]) => void) => give(children.slice(at, (at += atOnce))),
    }
  }
  return { isFile: false, name, createReader }
}

async function namesBelow(...entries: Entry[]): Promise<string[]> {
  const names: string[] = []
  for await (const each of filesBelow(entries)) names.push(each.name)
  return names
}

it('walks folders in folders', async () => {
  const tree = folder('2024', [file('a.jpg'), folder('Sea', [file('b.jpg')]), file('c.jpg')])
  expect(await namesBelow(tree, file('d.jpg'))).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'])
})

it('reads folders that come in pieces', async () => {
  const children = Array.from({ length: 250 }, (_, at) => file(`${at}.jpg`))
  expect(await namesBelow(folder('many', children))).toHaveLength(250)
})

it('passes over litter and what cannot be read', async () => {
  expect(await namesBelow(file('.DS_Store'), unreadable, file('a.jpg'))).toEqual(['a.jpg'])
  expect(['Thumbs.db', '._a.jpg', 'desktop.ini'].every(isLitter)).toBe(true)
  expect(isLitter('a.b.jpg')).toBe(false)
})
