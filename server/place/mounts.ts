/** Where disks of other computers are mounted, read from what each system says of its mounts. */
export type Mount = { at: string; remote: boolean }

/** Linux, `/proc/self/mountinfo`: see proc(5). The type stands behind the dash. */
export function readMountInfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ')
    const at = before.split(' ')[4]
    const type = after.split(' ')[0] ?? ''
    return at === undefined ? [] : [{ at: unescape(at), remote: remoteTypes.test(type) }]
  })
}

/** macOS, `mount`: `//ann@nas/photos on /Volumes/photos (smbfs, nodev, nosuid, mounted by ann)`. */
export function readMountCommand(text: string): Mount[] {
  return [...text.matchAll(/^.* on (\/.*) \(([^()]*)\)$/gm)].map(([, at = '', words = '']) => {
    const [type, ...flags] = words.split(', ')
    return { at, remote: type !== 'autofs' && !flags.includes('local') }
  })
}

/** Windows, `net use`, in any language: a letter, then the share it stands for. */
export function readNetUse(text: string): Mount[] {
  return [...text.matchAll(/\s([A-Z]:)\s+\\\\\S/g)].map(([, at = '']) => ({ at, remote: true }))
}

/** Of the innermost mount the path lies in; the last one hides those before it. */
export function isRemoteIn(mounts: Mount[], path: string, platform: string): boolean {
  const same = (text: string) => (platform === 'win32' ? text.toUpperCase() : text)
  const holds = ({ at }: Mount) =>
    same(path).startsWith(same(at)) &&
    (at === '/' || ['', '/', '\\'].includes(path.slice(at.length, at.length + 1)))
  const holding = mounts.filter(holds)
  const deepest = Math.max(0, ...holding.map(({ at }) => at.length))
  return holding.findLast(({ at }) => at.length === deepest)?.remote ?? false
}

/** Folders a virtual machine shares with its host are another computer's as well. */
const remoteTypes =
  /^(nfs4?|cifs|smb3?|smbfs|9p|afs|ceph|glusterfs|lustre|davfs|virtiofs|vboxsf|vmhgfs|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|s3fs|goofys|curlftpfs|glusterfs|ceph|onedriver|google-drive-ocamlfuse|vmhgfs-fuse))$/

/** Blanks in a path are written as octal numbers. */
function unescape(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
}
