const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes as people read them. */
export function amount(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}

/** How many of them: 1 person, 2 people. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export const photos = (count: number) => counted(count, 'photo or file', 'photos and files')
export const persons = (count: number) => counted(count, 'person', 'people')
export const originals = (count: number) => counted(count, 'original', 'originals')
