import type { Target } from './targets.ts'

/** Which system and processor a binary says it is made for, by its first bytes; null: none of ours. */
export function readKind(bytes: Buffer): Target | null {
  if (bytes.length < 64) return null
  const magic = bytes.readUInt32BE(0)
  if (magic === 0x7f454c46) return kindOf('linux', elf[bytes.readUInt16LE(18)])
  if (magic === 0xcffaedfe) return kindOf('mac', mach[bytes.readUInt32LE(4)])
  if (magic >>> 16 === 0x4d5a) return kindOf('win', readPeMachine(bytes))
  return null
}

/** The numbers are e_machine of ELF, cputype of Mach-O, Machine of the COFF header. */
const elf: Record<number, Target['arch']> = { 0x3e: 'x64', 0xb7: 'arm64' }
const mach: Record<number, Target['arch']> = { 0x01000007: 'x64', 0x0100000c: 'arm64' }
const pe: Record<number, Target['arch']> = { 0x8664: 'x64', 0xaa64: 'arm64' }

function readPeMachine(bytes: Buffer): Target['arch'] | undefined {
  const header = bytes.readUInt32LE(0x3c)
  if (header + 6 > bytes.length || bytes.readUInt32BE(header) !== 0x50450000) return undefined
  return pe[bytes.readUInt16LE(header + 4)]
}

function kindOf(os: Target['os'], arch: Target['arch'] | undefined): Target | null {
  return arch === undefined ? null : { os, arch }
}
