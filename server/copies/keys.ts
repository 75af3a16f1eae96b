/**
 * Which files of keys/ go into a copy: all that a house cannot make again (what seals letters and second
 * factors, the authority every device has installed), but never the key of the vaults. A copy of the
 * disk without it opens no vault, and that holds for this copy as well: it is on the recovery sheet.
 */
export function keepsKey(name: string): boolean {
  return !name.startsWith('vault-kek') && !/\.(new|lock)$/.test(name)
}
