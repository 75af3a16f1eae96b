import { first } from './first.ts'
import { rest } from './rest.ts'

/** English, plain and warm: what happened, and what can be done about it. Its shape is everybody's. */
export const en = { ...first, ...rest }

/** Every word the app can say. A missing one in any language fails the build. */
export type Messages = typeof en
