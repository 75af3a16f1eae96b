/** Goes beside sealed files: what is needed to open them, without Hearth if need be. */
export const readme = `The files in this folder are sealed: they were encrypted on your own device, and this
Hearth has never been able to open them.

With Hearth: sign in to any Hearth that has your vault, unlock it with your recovery code if it asks
for one, and your private photos and files open there.

Without Hearth: you need your vault key, which your recovery code opens. Each file begins with 64
bytes: HEARTHS1, the chunk size (4 bytes, the high one first), 4 zero bytes, a salt of 32 bytes, 16
zero bytes. Its key is HKDF-SHA-256 of the vault key with this salt and the info "hearth-file-v1".
Then come the chunks: 12 bytes of IV, the bytes sealed with AES-256-GCM, and a tag of 16 bytes; the
additional data of a chunk is the 64 bytes at the beginning, the number of the chunk as 8 bytes, and
one byte that is 1 for the last chunk and 0 for the others.

What each of them is (its name, type and dates, and a small picture) is sealed as well. You find it
as "facts" beside the file's name in data.json, under details, sealed.
`
