import { createServer } from 'node:net'

/** Where people expect it, and the first beyond what systems keep for themselves. */
const first = 4328
const tries = 20

/**
 * A port nobody has, for whoever found the one they wanted taken. Another program may take it meanwhile.
 * @param others ours, on this machine alone
 * @returns null: none of the next twenty
 */
export async function freePortAfter(
  taken: number,
  others: readonly number[],
): Promise<number | null> {
  const from = taken < first ? first : taken + 1
  for (let port = from; port < Math.min(from + tries, 65_536); port++)
    if (!others.includes(port) && (await isFree(port))) return port
  return null
}

async function isFree(port: number): Promise<boolean> {
  // Machines without IPv6 refuse the first.
  return (await opens(port, '::')) ?? (await opens(port, '0.0.0.0')) ?? false
}

/** null: there is no such network here. */
function opens(port: number, host: string): Promise<boolean | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'EADDRINUSE' || code === 'EACCES' ? false : null),
    )
    server.listen({ port, host }, () => server.close(() => resolve(true)))
  })
}
