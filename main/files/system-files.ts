/** What systems lay at the root of folders and disks by themselves: nobody's photos, and not ours to take along. */
export const systemFiles: ReadonlySet<string> = new Set([
  '.DS_Store',
  '.Spotlight-V100',
  '.Trashes',
  '.fseventsd',
  '.Trash-1000',
  'lost+found',
  'System Volume Information',
  '$RECYCLE.BIN',
  'desktop.ini',
])
