/** As much of libheif-js as is used here; the package has types of its own only for what is below it. */
declare module 'libheif-js/wasm-bundle.js' {
  export type HeifImage = {
    get_width(): number
    get_height(): number
    display<T extends { data: Uint8ClampedArray; width: number; height: number }>(
      target: T,
      done: (painted: T | null) => void,
    ): void
    free(): void
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }
  export default libheif
}
