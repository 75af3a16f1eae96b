import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { imagePackages, wantedNode, type Natives } from '../natives.ts'
import { npmNames, type Target } from '../targets.ts'

/** Packages of another system as npm would bring them: true names, true first bytes, nothing behind them. */
export async function layOutNatives(target: Target, out: string): Promise<Natives> {
  const put = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content)
    return join(out, path)
  }
  const [image = '', vips] = imagePackages(target)
  await put(`${image}/package.json`, described(image, vips ? 'Apache-2.0' : both))
  await put(`${image}/LICENSE`, 'the licence of sharp')
  await put(`${vips ?? image}/README.md`, 'what libvips is made of')
  await put(`${image}/lib/sharp-${npmNames[target.os]}-${target.arch}.node`, binaryOf(target))
  if (vips) {
    await put(`${vips}/package.json`, described(vips, 'LGPL-3.0-or-later'))
    const library = target.os === 'mac' ? 'libvips-cpp.dylib' : 'libvips-cpp.so'
    await put(`${vips}/lib/${library}`, binaryOf(target))
    await put(`${vips}/lib/glib-2.0/include/glibconfig.h`, 'for those who build')
  } else await put(`${image}/lib/libvips-42.dll`, binaryOf(target))
  const node = await put('node', Buffer.concat([binaryOf(target), Buffer.from(`v${wantedNode}`)]))
  return { node, images: join(out, '@img') }
}

const described = (name: string, license: string) =>
  JSON.stringify({ name, version: '0.0.0', license })

/** On Windows libvips lies in sharp's own package. */
const both = 'Apache-2.0 AND LGPL-3.0-or-later'

/** The first bytes of an ELF, Mach-O or PE file of this target. */
export function binaryOf({ os, arch }: Target): Buffer {
  const bytes = Buffer.alloc(128)
  if (os === 'linux') {
    bytes.writeUInt32BE(0x7f454c46)
    bytes.writeUInt16LE(arch === 'x64' ? 0x3e : 0xb7, 18)
  } else if (os === 'mac') {
    bytes.writeUInt32BE(0xcffaedfe)
    bytes.writeUInt32LE(arch === 'x64' ? 0x01000007 : 0x0100000c, 4)
  } else {
    bytes.write('MZ')
    bytes.writeUInt32LE(64, 0x3c)
    bytes.write('PE\0\0', 64)
    bytes.writeUInt16LE(arch === 'x64' ? 0x8664 : 0xaa64, 68)
  }
  return bytes
}
