// Tries to reach the house the ways a browser can, and shows what that means. All words are in the page.
const check = document.getElementById('check')
const { name, address, secure } = check.dataset
const day = 86_400_000
const pause = 2500

const byName = `https://${name}${secure}/lan/probe`
const byAddress = `https://${address}${secure}/lan/probe`
const byPlainName = `http://${name}:${location.port || 80}/lan/probe`

// Whoever was invited goes on to the invitation. Behind the # it stays on this device.
if (/^#\/join\?code=[\w-]{1,64}$/.test(location.hash)) {
  for (const link of check.querySelectorAll('a')) link.href += location.hash.slice(2)
  for (const link of document.querySelectorAll('nav a')) link.href += location.hash
}

async function ask(url) {
  try {
    const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(5000) })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

async function look() {
  const [named, numbered, plain, here] = await Promise.all(
    [byName, byAddress, byPlainName, '/lan/probe'].map(ask),
  )
  if (named) return 'ready'
  const { now } = plain ?? here ?? {}
  if (now === undefined) return 'unreachable'
  if (Math.abs(now - Date.now()) > day) return 'clock'
  return numbered ? 'unnamed' : 'untrusted'
}

function show(state) {
  if (check.dataset.state === state) return
  check.dataset.state = state
  for (const part of check.querySelectorAll('[data-for]'))
    part.hidden = !part.dataset.for.split(' ').includes(state)
}

// An iPad says it is a Mac.
const mac = document.querySelector('[data-system="macos"][open]')
if (mac && navigator.maxTouchPoints > 1) {
  mac.open = false
  document.querySelector('[data-system="ios"]').open = true
}

let timer
async function watch() {
  clearTimeout(timer)
  const state = await look()
  show(state)
  if (state !== 'ready') timer = setTimeout(watch, pause)
}

// Back from the settings: somebody is waiting for good news.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void watch()
})
void watch()
