import { createCounting } from '../counting.ts'

const { count, plural } = createCounting('en')
const photo = { one: 'photo or file', other: 'photos and files' }
const original = { one: 'original', other: 'originals' }

/** Copies of the household on another disk. */
export const copies = {
  place: 'Where copies go',
  placeLead:
    'An empty folder on another disk than the one with the photos. The disk has to be connected to the computer Hearth runs on.',
  folder: 'Folder',
  folderHint:
    'The whole path, such as /media/usb/Hearth copies or E:\\Hearth copies. A folder that is not there yet is made.',
  choose: 'Use this folder',
  another: 'Choose another folder',
  forget: 'Make no more copies there',
  forgotten: 'No more copies are made. Those that are there stay.',
  chosen: 'From now on copies go there.',
  path: (path: string) => `Copies go to ${path}.`,
  daily: 'Hearth makes one by itself each day that this disk is connected.',
  away: 'The disk is not connected, or its folder has another name now.',
  sameDisk:
    'This folder is on the same disk as the photos: if that disk dies, both are gone. Choose another disk.',
  wrong: {
    VALIDATION:
      'That is not the whole path of a folder, or it lies in the data folder, or around it. Write it as it stands in the address line of the file manager.',
    NOT_FOUND: 'The folder above it is not there. Is the disk connected?',
    UNPROCESSABLE:
      'There are other things in this folder. Name an empty one; one that is not there yet is made.',
    CONFLICT:
      'There are copies of another Hearth in this folder, or a copy is being made just now.',
    READ_ONLY:
      'Nothing can be written there. The disk may be read-only, or not for the account Hearth runs with.',
  },
  now: 'Back up now',
  nowLead: 'Only what is new is copied. You can go on using Hearth meanwhile.',
  start: 'Back up now',
  startAll: 'And read the newest copy again, every byte',
  startAllHint:
    'Finds out whether the disk still has every original that this copy needs. It takes as long as reading all of it.',
  rows: 'Copying accounts and records…',
  originals: (done: string, total: string, bytes: string) =>
    `${done} of ${total} photos and files looked at, ${bytes} copied`,
  end: 'Nearly done…',
  last: 'The last one',
  never: 'There is no copy yet.',
  whole: (when: string) => `The last whole copy was made on ${when}.`,
  proven: (when: string) => `Every original of the newest copy was last read again on ${when}.`,
  unproven: 'No copy has been read again yet. Hearth reads the newest one every 30 days.',
  part: (n: number) =>
    `The last try is not whole: ${count(n, original)} ${plural(n, { one: 'is', other: 'are' })} missing or damaged in the data folder, or too large for the disk with the copies (FAT32 takes no file of 4 GiB; exFAT does). “hearth verify” and “hearth backup” say which.`,
  failed: (why: string) => `The last try failed. ${why}`,
  reasons: {
    'backup-away': 'The disk with the copies was not connected, or was taken away.',
    'backup-full':
      'The disk with the copies is full. Make room on it, or choose a larger one. The copies from before are as they were.',
    'backup-readonly': 'Nothing could be written to the disk with the copies.',
    'backup-damaged': 'The records of this Hearth cannot be read whole. Run hearth verify.',
    'backup-keys': 'A file in the folder “keys” cannot be read.',
    'backup-broken-off': 'The making of the copy was broken off. The next one begins anew.',
    'backup-other-house': 'There are copies of another Hearth in the folder.',
  },
  list: 'Copies that are there',
  listLead: 'The newest ten stay, and the last one of each month for a year.',
  listNone: 'None yet.',
  isWhole: 'Whole',
  isPart: (n: number) => `Not whole: ${count(n, original)} missing`,
  isBroken: 'Not whole: parts of it are missing',
  unknown: 'A copy that cannot be read',
  holds: (n: number, bytes: string) => `${count(n, photo)}, ${bytes}`,
  back: 'How a copy is put back',
  steps: [
    'Install Hearth on the computer, and do not set it up.',
    'Connect the disk with the copies.',
    'Run: hearth restore FOLDER OF THE COPIES --data-dir NEW EMPTY FOLDER',
    'Type the recovery sheet: hearth restore-key. Then start Hearth on the new folder. Everybody signs in anew, with the same passwords.',
  ],
  key: 'The key of the vaults is in no copy, so that whoever finds the disk cannot open them. Print the recovery sheet and keep it with the passports: without it a copy comes back without the vaults.',
  disk: 'Whoever has the disk sees the photos that are not private. Keep it somewhere safe, best in another house.',
}
