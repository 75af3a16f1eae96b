import { fileURLToPath } from 'node:url'

/**
 * Where the program lies. What is in its `web` anybody in the house can fetch, so no copy may be there:
 * an admin must not see by that what is somebody else's.
 */
export const programFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist' : '..', import.meta.url),
)
