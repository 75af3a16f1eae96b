/** The ports somebody chose in the desktop app, by the variable of the contract. */
export type Ports = Partial<Record<PortVariable, number | undefined>>

export const portVariables = [
  'HEARTH_PORT',
  'HEARTH_HTTPS_PORT',
  'HEARTH_AUTH_PORT',
  'HEARTH_MEDIA_PORT',
] as const
export type PortVariable = (typeof portVariables)[number]

const usual: Record<PortVariable, number> = {
  HEARTH_PORT: 4327,
  HEARTH_HTTPS_PORT: 4328,
  HEARTH_AUTH_PORT: 3001,
  HEARTH_MEDIA_PORT: 3015,
}

/** Of the home network: what nobody set is the server's to choose, too. */
const lanPort = 'HEARTH_HTTPS_PORT'

export type ListenPlan = {
  env: Record<string, string>
  /** Where the household address must be; null: any free port. A server that says otherwise lies. */
  household: number | null
  ports: Record<PortVariable, number>
}

/**
 * What was chosen in the app counts, then the environment, then the contract's default. Of the home
 * network nothing is said: that choice is the server's, in the data folder. [Note: one truth of the LAN]
 */
export function planListening(
  chosen: { ports: Ports },
  ambient: Record<string, string | undefined>,
): ListenPlan {
  const ports = Object.fromEntries(
    portVariables.map((name) => [name, chosen.ports[name] ?? portOf(ambient[name]) ?? usual[name]]),
  ) as Record<PortVariable, number>
  const env = Object.entries(ports)
    .filter(
      ([name]) => name !== lanPort || (chosen.ports[lanPort] ?? ambient[lanPort]) !== undefined,
    )
    .map(([name, port]) => [name, String(port)])
  return {
    env: Object.fromEntries(env),
    household: ports.HEARTH_PORT === 0 ? null : ports.HEARTH_PORT,
    ports,
  }
}

function portOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) < 65_536
    ? Number(text)
    : undefined
}

/** Which ports to try instead of one that is taken: the next twenty that are ours to take. */
export function portsInstead(variable: string | null, { ports }: ListenPlan): number[] {
  if (!isPortVariable(variable)) return []
  const taken = new Set(Object.values(ports))
  const first = Math.max(ports[variable], 1023) + 1
  return Array.from({ length: 20 }, (_, i) => first + i).filter(
    (port) => port < 65_536 && !taken.has(port),
  )
}

export function isPortVariable(name: string | null): name is PortVariable {
  return (portVariables as readonly (string | null)[]).includes(name)
}
