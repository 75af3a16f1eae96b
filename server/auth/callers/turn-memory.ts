/**
 * Remembers answers until the event loop turns: the fifty thumbnails of a page arrive together, and
 * nothing can end a session between them.
 */
export function createTurnMemory<T>() {
  const answers = new Map<string, T>()
  return (key: string, find: () => T): T => {
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size === 0) setImmediate(() => answers.clear())
    const found = find()
    answers.set(key, found)
    return found
  }
}
