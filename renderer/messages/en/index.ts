import type { Language } from '../languages.ts'
import { account, menu, theme } from './account.ts'
import { admin } from './admin.ts'
import { failure } from './failure.ts'
import { frame, reach } from './frame.ts'
import { details, download, photos, remove, select, viewer } from './photos.ts'
import { password, security } from './security.ts'
import { form, setup, signIn } from './sign-in.ts'
import { add, uploads } from './uploads.ts'

/** English, plain and warm: what happened, and what can be done about it. Its shape is everybody's. */
export const en = {
  language: 'en' as Language,
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

/** Every word the app can say. A missing one in any language fails the build. */
export type Messages = typeof en
