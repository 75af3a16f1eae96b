/** A key-encryption key; `id` is what {@link kekIdOf} makes of its 32 bytes. */
export type Kek = { id: string; key: Buffer }

/** The KEKs at hand. */
export type Keyring = {
  /** The newest; made now where no vault needs an older one. @throws where there is none and none may be made */
  current(): Kek
  find(id: string): Kek | undefined
  /** Reads the file again: another process may have begun a rotation. */
  reload(): void
}
