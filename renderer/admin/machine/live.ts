import { onMount } from 'svelte'
import type { HousePart } from '../../../client/index.ts'
import { useAdmin } from '../admin.ts'

/** Inside a component: asks anew whenever the house says that one of these changed. */
export function keepFresh(parts: readonly HousePart[], refresh: () => unknown): void {
  const admin = useAdmin()
  onMount(() => {
    const hear = (changed: HousePart[]) => {
      if (changed.some((part) => parts.includes(part))) void refresh()
    }
    return admin.appliance.watch(hear, { onOpen: () => void refresh() })
  })
}
