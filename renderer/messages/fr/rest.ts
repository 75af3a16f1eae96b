import type { Rest } from '../en/rest.ts'
import { account } from './account.ts'
import { access, data } from './access.ts'
import { admin } from './admin.ts'
import { approve, consent, forgot, join, nowhere, reset, verified } from './door.ts'
import { desktop } from './desktop.ts'
import { guardians, holding, lost } from './guardians.ts'
import { sealed } from './sealed.ts'
import { activity, authenticator, password, passkeys, security, sessions } from './security.ts'
import { form, secondStep, setup, signIn } from './sign-in.ts'
import { vault, vaultAudit } from './vault.ts'
import { vaultCode, vaultKey } from './vault-code.ts'
import { welcome } from './welcome.ts'

export const rest: Rest = {
  setup,
  welcome,
  desktop,
  signIn,
  secondStep,
  form,
  join,
  forgot,
  reset,
  verified,
  nowhere,
  approve,
  consent,
  account,
  security,
  password,
  passkeys,
  authenticator,
  sessions,
  activity,
  access,
  data,
  admin,
  vault,
  vaultAudit,
  vaultCode,
  vaultKey,
  guardians,
  holding,
  lost,
  sealed,
}
