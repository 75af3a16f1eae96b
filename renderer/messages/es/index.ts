import type { Messages } from '../en/index.ts'
import { account, menu, theme } from './account.ts'
import { admin } from './admin.ts'
import { failure } from './failure.ts'
import { frame, reach } from './frame.ts'
import { details, download, photos, remove, select, viewer } from './photos.ts'
import { password, security } from './security.ts'
import { form, setup, signIn } from './sign-in.ts'
import { add, uploads } from './uploads.ts'

export const es: Messages = {
  language: 'es',
  ...frame,
  reach,
  setup,
  signIn,
  form,
  photos,
  select,
  remove,
  download,
  viewer,
  details,
  add,
  uploads,
  account,
  menu,
  theme,
  security,
  password,
  admin,
  failure,
}
