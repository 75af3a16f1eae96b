import type { AdminClient } from '../../client/index.ts'

/** Less than this is little for photos, in bytes. */
export const smallRoom = 20e9

/** What the first steps say of the machine: where everything lies, how much room there is. */
export async function findMachine({ appliance }: AdminClient) {
  const [status, settings] = await Promise.all([appliance.status(), appliance.settings()])
  const folder = settings.find(({ name }) => name === 'HEARTH_DATA_DIR')?.value ?? ''
  return { folder, free: status.disk.free }
}
