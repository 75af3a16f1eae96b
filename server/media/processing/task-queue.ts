/** Lanes of one queue: whatever a person waits for goes before whatever can be done later. */
export type Lane = 'interactive' | 'background'

export type TaskQueue<T> = {
  add(lane: Lane, item: T): void
  /** Back to the head of its lane. */
  putBack(lane: Lane, item: T): void
  /** The next one that may run now; interactive first, in the order they came. */
  take(mayRun: (item: T) => boolean): T | null
  /** false: it was not waiting. */
  remove(item: T): boolean
  /** Empties the queue. */
  takeAll(): T[]
  readonly size: number
}

export function createTaskQueue<T>(): TaskQueue<T> {
  const lanes: Record<Lane, T[]> = { interactive: [], background: [] }
  const order: Lane[] = ['interactive', 'background']
  const takeFrom = (lane: T[], mayRun: (item: T) => boolean) => {
    const at = lane.findIndex(mayRun)
    return at === -1 ? null : (lane.splice(at, 1)[0] ?? null)
  }
  return {
    add: (lane, item) => void lanes[lane].push(item),
    putBack: (lane, item) => void lanes[lane].unshift(item),
    take: (mayRun) => takeFrom(lanes.interactive, mayRun) ?? takeFrom(lanes.background, mayRun),
    remove: (item) => order.some((lane) => takeFrom(lanes[lane], (other) => other === item)),
    takeAll: () => order.flatMap((lane) => lanes[lane].splice(0)),
    get size() {
      return lanes.interactive.length + lanes.background.length
    },
  }
}
