/** A server of a kind that must not be believed; which kind is its first argument. */
const [kind = '', dataDir = '', origin = ''] = process.argv.slice(2)
const say = (message: object) => process.send?.(message)
const ready = { type: 'ready', origin, lan: null, dataDir }

process.on('message', () => (kind === 'deaf' ? undefined : process.exit(0)))
if (kind === 'crash') process.exit(3)
if (kind === 'flood') setInterval(() => Array.from({ length: 500 }, () => say({ type: 'x' })), 1)
if (kind === 'forged') say({ ...ready, origin: 'https://evil.example' })
if (kind === 'elsewhere') say({ ...ready, dataDir: '/elsewhere' })
if (kind === 'nonsense') say({ type: 'ready' })
if (kind === 'good' || kind === 'deaf') say(ready)
process.stderr.write('the last words\n')
