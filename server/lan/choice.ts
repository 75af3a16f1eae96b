import { z } from 'zod'
import type { Settings as HouseSettings } from '../../storage/index.ts'
import { HearthError } from '../../storage/index.ts'
import { houseName, type Settings } from '../settings.ts'

/** Who says so: the variable, where it is set; then who chose in the house; then nobody. */
export type Decider = 'environment' | 'choice' | 'default'

/** Where the house keeps what was chosen, in hearth.db. The command line and the pages write the same. */
export const chosenSettings = { on: 'lan.on', name: 'lan.name', port: 'lan.port' } as const

const variables = { on: 'HEARTH_LAN', name: 'HEARTH_NAME', port: 'HEARTH_HTTPS_PORT' } as const

/** A port somebody chose: never any free one, which would be another after each start. */
export const chosenPort = z.number().int().min(1).max(65_535)

type Deps = {
  settings: Pick<Settings, 'given' | 'lan' | 'name' | 'httpsPort'>
  house: Pick<HouseSettings, 'get' | 'set'>
}

/**
 * Whether the house is on the home network, its name and its port there. [Note: one truth of the LAN] It stands in
 * the data folder, so that the pages, the tray and the command line show and change the same; a variable
 * that somebody set counts before it, and then nothing else can change it.
 */
export function createLanChoice({ settings, house }: Deps) {
  const decide = <T>(what: keyof typeof variables, usual: T, chosen: T | undefined) => {
    if (settings.given.includes(variables[what]))
      return { value: usual, by: 'environment' as Decider }
    return chosen === undefined
      ? { value: usual, by: 'default' as Decider }
      : { value: chosen, by: 'choice' as Decider }
  }
  const read = {
    on: () => decide('on', settings.lan, flag(house.get(chosenSettings.on))),
    name: () =>
      decide('name', settings.name, houseName.safeParse(house.get(chosenSettings.name)).data),
    /** 0 takes any free one. */
    port: () =>
      decide('port', settings.httpsPort, chosenPort.safeParse(house.get(chosenSettings.port)).data),
  }
  return {
    /** Asked each time: somebody else may have written it. */
    ...read,
    /** @throws CONFLICT where the variable decides */
    allow(what: keyof typeof read): void {
      const variable = variables[what]
      if (read[what]().by === 'environment')
        throw new HearthError(
          'CONFLICT',
          `${variable} is set where Hearth is started, and counts before what is chosen here. Take it away there, start Hearth again, and choose then.`,
          { reason: 'lan-fixed' },
        )
    },
    keep: {
      /** null: nobody has chosen. */
      on: (on: boolean | null) => house.set(chosenSettings.on, on),
      name: (name: string) => house.set(chosenSettings.name, name),
      port: (port: number | null) => house.set(chosenSettings.port, port),
    },
  }
}

export type LanChoice = ReturnType<typeof createLanChoice>

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}
