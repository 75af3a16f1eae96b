/** Object URLs, as many as a phone can hold; the longest unasked goes first, and all go with a lock. */
export function createDrawer<T extends { url: string }>({ keep }: { keep: number }) {
  const inside = new Map<string, T>()

  function put(id: string, item: T): T {
    take(id)
    inside.set(id, item)
    const oldest = inside.size > keep ? inside.keys().next().value : undefined
    if (oldest !== undefined) take(oldest)
    return item
  }

  function take(id: string): void {
    const item = inside.get(id)
    if (item) URL.revokeObjectURL(item.url)
    inside.delete(id)
  }

  function get(id: string): T | undefined {
    const item = inside.get(id)
    if (item === undefined) return undefined
    inside.delete(id)
    inside.set(id, item)
    return item
  }

  return {
    put,
    get,
    has: (id: string) => inside.has(id),
    get full() {
      return inside.size >= keep
    },
    empty(): void {
      for (const { url } of inside.values()) URL.revokeObjectURL(url)
      inside.clear()
    },
  }
}
