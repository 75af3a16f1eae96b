import type { Settings as HouseSettings } from '../../storage/index.ts'
import { HearthError } from '../../storage/index.ts'
import { houseName, type Settings } from '../settings.ts'

/** Who says so: the variable, where it is set; then who chose in the house; then nobody. */
export type Decider = 'environment' | 'choice' | 'default'

/** Where the house keeps what was chosen, in hearth.db. The command line and the pages write the same. */
export const chosenSettings = { on: 'lan.on', name: 'lan.name' } as const

type Deps = {
  settings: Pick<Settings, 'given' | 'lan' | 'name'>
  house: Pick<HouseSettings, 'get' | 'set'>
}

/**
 * Whether the house is on the home network, and its name there. [Note: one truth of the LAN] It stands in
 * the data folder, so that the pages, the tray and the command line show and change the same; a variable
 * that somebody set counts before it, and then nothing else can change it.
 */
export function createLanChoice({ settings, house }: Deps) {
  const decide = <T>(variable: 'HEARTH_LAN' | 'HEARTH_NAME', usual: T, chosen: T | undefined) => {
    if (settings.given.includes(variable)) return { value: usual, by: 'environment' as Decider }
    return chosen === undefined
      ? { value: usual, by: 'default' as Decider }
      : { value: chosen, by: 'choice' as Decider }
  }
  const read = {
    on: () => decide('HEARTH_LAN', settings.lan, flag(house.get(chosenSettings.on))),
    name: () =>
      decide(
        'HEARTH_NAME',
        settings.name,
        houseName.safeParse(house.get(chosenSettings.name)).data,
      ),
  }
  return {
    /** Asked each time: somebody else may have written it. */
    ...read,
    /** @throws CONFLICT where the variable decides */
    allow(what: keyof typeof read): void {
      const variable = what === 'on' ? 'HEARTH_LAN' : 'HEARTH_NAME'
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
    },
  }
}

export type LanChoice = ReturnType<typeof createLanChoice>

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}
