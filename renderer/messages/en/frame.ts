/** Words that belong to no page in particular. */
export const frame = {
  appName: 'Hearth',
  loading: 'Loading',
  close: 'Close',
  undo: 'Undo',
  retry: 'Try again',
  back: 'Back',
  notices: 'Notices',
  pageFailed: 'This page could not be shown',
  save: 'Save',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied.',
  saved: 'Saved.',
}

export const reach = {
  lost: 'Hearth is not reachable',
  lostText: 'This page keeps trying by itself. Your ticked photos are safe.',
  lostUploads: 'Uploads wait and go on by themselves. Whatever is ticked is safe.',
  again: 'Hearth is back.',
  neverTitle: 'Hearth is not reachable',
  neverText:
    'Is the machine it lives on switched on, and are you on the same network? This page keeps trying.',
}

export const menu = {
  label: 'Your account',
  labelAsked: 'Your account: somebody asks for your help',
  language: 'Language',
  account: 'My account',
  vault: 'Vault',
  lockVault: 'Lock the vault',
  vaultLocked: 'The vault is locked.',
  household: 'Look after the household',
  signOut: 'Sign out',
}

export const theme = { label: 'Appearance', system: 'As the device', light: 'Light', dark: 'Dark' }
