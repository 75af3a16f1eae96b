import { renderUnicodeCompact } from 'uqr'
import type { Ready } from '../appliance.ts'
import type { Finding } from '../house/index.ts'

/** The home network while it is on; `trustPage` is null where this machine is in none. */
export type Home = { trustPage: string | null; fingerprint: string }

/**
 * What somebody reads who started Hearth in a terminal. The one QR code is of an address that
 * another device can open: `localhost` would lead a phone to itself. `place`: what is wrong with where the
 * photos lie.
 */
export function startWords(ready: Ready, home: Home | null, place: Finding | null = null): string {
  const address = ready.setupCode ? `${ready.origin}/setup` : ready.origin
  const code = ready.setupCode ? `\n  Set-up code for another device: ${ready.setupCode}\n` : ''
  return `\n  Hearth is ready at ${address}\n${code}
  Photos and accounts are kept in ${ready.dataDir}
${place ? `  ${place.text}\n` : ''}${home ? homeWords(ready, home) : offWords}  Stop with Ctrl+C.\n\n`
}

const offWords = `
  It opens on this machine only. For phones and other computers in the same Wi-Fi switch the
  home network on: in the page, or by the command "hearth lan on", also while Hearth runs.

`

function homeWords({ lan }: Ready, { trustPage, fingerprint }: Home): string {
  if (trustPage === null)
    return `\n  This machine is in no home network now. Once it is, Hearth is at ${lan}\n\n`
  return `
  At home Hearth is at ${lan}
  A phone or another computer in the same Wi-Fi begins here: ${trustPage}

${renderUnicodeCompact(trustPage)}

  The page there shows this fingerprint, or it is not ours:
  ${fingerprint}

`
}
