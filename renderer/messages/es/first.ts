import type { First } from '../en/first.ts'
import { failure } from './failure.ts'
import { frame, menu, reach, theme } from './frame.ts'
import { details, download, photos, remove, select, viewer } from './photos.ts'
import { add, uploads } from './uploads.ts'

export const first: First = {
  language: 'es',
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
