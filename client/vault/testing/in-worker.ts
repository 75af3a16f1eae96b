/// <reference lib="webworker" />
import { drawCircle, VaultClient } from '../index.ts'

export type Ask = { origin: string; bytes: number }

// A Worker's own script: everything the library promises, done where no page is.
self.addEventListener('message', (message: MessageEvent<Ask>) => {
  work(message.data).then(
    (result) => self.postMessage(result, []),
    (error: Error & { code?: string }) =>
      self.postMessage({ failed: error.code ?? error.stack }, []),
  )
})

async function work({ origin, bytes }: Ask) {
  const vault = new VaultClient(origin)
  await vault.init()
  const value = await vault.contents.decrypt(await vault.contents.encrypt('hallo', 'a'), 'a')
  const file = new Blob([new Uint8Array(bytes).map((_, at) => at * 31)])
  const { stream, size } = await vault.contents.sealFile(file)
  const sealed = await new Response(stream).blob()
  const same = await vault.contents.sameness(file)
  const opened = await new Response(await vault.contents.openFile(sealed)).blob()
  const streamed = await vault.contents.openFile(sealed.stream())
  const again = await new Response(streamed).blob()
  const code = await vault.setRecovery()
  await vault.enableZeroKnowledge(code)
  vault.lock()
  await vault.unlock(code)
  const pair = await vault.guardianship.makePair()
  const two = [pair, await vault.guardianship.makePair()]
  const guardians = two.map(({ publicKey }, at) => ({ id: `g${at}`, publicKey }))
  const circle = await drawCircle({ code, circleId: 'c', ownerId: 'o', guardians, needed: 2 })
  return {
    where: typeof document,
    value,
    sizeAsSaid: sealed.size === size,
    bytes: opened.size,
    same: [same, await vault.contents.sameness(opened), await vault.contents.sameness(again)],
    shares: circle.length,
  }
}
