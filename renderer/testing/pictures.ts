import sharp from 'sharp'

export type TestFile = { name: string; mimeType: string; buffer: Buffer }

/** A small JPEG of one colour with a soft corner, another one for each `hue`. `taken` is EXIF, local time. */
export async function pictureOf(hue: number, taken?: string): Promise<TestFile> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <rect width="1200" height="900" fill="hsl(${hue} 60% 60%)"/>
    <circle cx="900" cy="200" r="300" fill="hsl(${hue + 30} 80% 75%)"/></svg>`
  const image = sharp(Buffer.from(svg)).jpeg({ quality: 80 })
  const exif = taken === undefined ? {} : { IFD2: { DateTimeOriginal: taken } }
  const buffer = await image.withExif(exif).toBuffer()
  return { name: `picture ${hue}.jpg`, mimeType: 'image/jpeg', buffer }
}
