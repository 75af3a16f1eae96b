import type { Messages } from '../en/index.ts'
import { first } from './first.ts'
import { rest } from './rest.ts'

export const it: Messages = { ...first, ...rest }
