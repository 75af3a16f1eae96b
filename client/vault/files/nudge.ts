const KEPT = 8
const UNTOUCHED = 4

/**
 * What Web Crypto was given and what it gave lie in Chromium's memory until the collector of old
 * objects comes, and of that little is counted towards its coming: a gigabyte sealed by bare Web
 * Crypto leaves some 80 MiB behind. Memory that is asked for, kept a while and never touched is
 * counted and takes no room: with it the collector comes in time, and some 50 MiB are the most.
 */
export function createNudge() {
  const kept: ArrayBuffer[] = []
  let turn = 0
  return (bytes: number): void => {
    try {
      kept[turn++ % KEPT] = new ArrayBuffer(bytes * UNTOUCHED)
    } catch {
      // No address space left for it: then nobody needs to tell the collector.
      kept.length = 0
    }
  }
}
