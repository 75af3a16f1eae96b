import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post, setUp, signUp, startTestAppliance, type TestAppliance } from '../testing.ts'

type Space = { id: string; slug: string; metadata: { type: string } }

let house: TestAppliance
let ada: { cookie: string; userId: string }
let ben: { cookie: string; userId: string }
beforeAll(async () => {
  house = await startTestAppliance({ HEARTH_SIGNUP: 'open' })
  ada = await setUp(house.origin)
  ben = await signUp(house.origin, 'ben')
})
afterAll(() => house.close())

const call = async (path: string, body: unknown, { cookie }: { cookie: string }) => {
  const answer = await post(`${house.auth}/api/auth/organization/${path}`, body, { cookie })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
async function spaceOf({ cookie }: { cookie: string }, type: string): Promise<Space> {
  const answer = await fetch(`${house.auth}/api/auth/organization/list`, { headers: { cookie } })
  const spaces = (await answer.json()) as (Omit<Space, 'metadata'> & { metadata: unknown })[]
  const read = spaces.map(({ metadata, ...space }) => ({
    ...space,
    metadata: (typeof metadata === 'string' ? JSON.parse(metadata) : metadata) as Space['metadata'],
  }))
  const found = read.find((space) => space.metadata.type === type)
  if (!found) throw new Error(`no ${type} space`)
  return found
}

describe('a space', () => {
  test.each(['brand', 'club', 'team', 'practice'])('of type %s can be made', async (type) => {
    const wish = { name: type, slug: `our-${type}`, metadata: { type } }
    expect((await call('create', wish, ben)).status).toBe(200)
  })

  test.each([{}, { type: 'castle' }, { type: 'toString' }])(
    'without a valid type cannot: %j',
    async (metadata) => {
      const answer = await call('create', { name: 'x', slug: 'x', metadata }, ben)
      expect(answer).toMatchObject({ status: 400, body: { code: 'SPACE_METADATA_INVALID' } })
    },
  )

  test('has no name that Hearth keeps for itself', async () => {
    const wish = { name: 'x', slug: 'admin', metadata: { type: 'team' } }
    expect(await call('create', wish, ben)).toMatchObject({
      status: 400,
      body: { code: 'SPACE_SLUG_RESERVED' },
    })
  })
})

describe('a personal space', () => {
  test('is not deleted, left, or made into something that is', async () => {
    const { id } = await spaceOf(ben, 'personal')
    const stays = { status: 400, body: { code: 'SPACE_PERSONAL_UNDELETABLE' } }
    expect(await call('delete', { organizationId: id }, ben)).toMatchObject(stays)
    expect(await call('leave', { organizationId: id }, ben)).toMatchObject(stays)
    const retyped = { organizationId: id, data: { metadata: { type: 'family' } } }
    expect(await call('update', retyped, ben)).toMatchObject({
      status: 400,
      body: { code: 'SPACE_METADATA_INVALID' },
    })
    const renamed = { organizationId: id, data: { name: 'Ben’s own' } }
    expect((await call('update', renamed, ben)).status).toBe(200)
  })
})

describe('the household', () => {
  test('stays, with everyone in it', async () => {
    const { id } = await spaceOf(ada, 'family')
    const stays = { status: 400, body: { code: 'SPACE_HOUSEHOLD_UNDELETABLE' } }
    expect(await call('delete', { organizationId: id }, ada)).toMatchObject(stays)
    expect(await call('leave', { organizationId: id }, ben)).toMatchObject(stays)
    const removal = { organizationId: id, memberIdOrEmail: 'ben@example.org' }
    expect(await call('remove-member', removal, ada)).toMatchObject(stays)
    const cleo = await signUp(house.origin, 'cleo')
    expect((await spaceOf(cleo, 'family')).id).toBe(id)
  })
})
