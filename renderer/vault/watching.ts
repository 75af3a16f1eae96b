/** Milliseconds between two looks: people wait for each other on the telephone. */
export const LOOK_EVERY = 3000

type How = { view?: Window; every?: number }

/** Looks again and again while the page is seen, never twice at once. @returns what ends it */
export function watching(
  look: () => Promise<unknown>,
  { view = window, every = LOOK_EVERY }: How = {},
): () => void {
  let ended = false
  let timer: number | undefined
  const turn = () => {
    const work = view.document.hidden ? Promise.resolve() : look().catch(() => {})
    void work.then(() => {
      if (!ended) timer = view.setTimeout(turn, every)
    })
  }
  turn()
  return () => {
    ended = true
    view.clearTimeout(timer)
  }
}
