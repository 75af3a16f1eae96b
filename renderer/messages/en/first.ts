import type { Language } from '../languages.ts'
import { failure } from './failure.ts'
import { frame, menu, reach, theme } from './frame.ts'
import { details, download, photos, remove, select, viewer } from './photos.ts'
import { add, uploads } from './uploads.ts'

/** What the first page says. */
export const first = {
  language: 'en' as Language,
  ...frame,
  reach,
  menu,
  theme,
  photos,
  select,
  remove,
  download,
  viewer,
  details,
  add,
  uploads,
  failure,
}

export type First = typeof first
