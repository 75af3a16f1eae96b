import type { Command } from './hearth.ts'

const usage = `Hearth keeps a household's photos and accounts on one machine.

  hearth [start]                        serve the folder until it is stopped
  hearth verify [--all]                 check the folder: is everything there and whole?
  hearth doctor                         look everything else over: disk, ports, clock, keys, mail
  hearth lan [on|off]                   serve phones and computers at home, or this machine alone
  hearth unlock EMAIL                   end the lockout of an account
  hearth unlock EMAIL --second-factor   and turn its authenticator app off: phone and backup codes are lost
  hearth reset-password EMAIL           make a link that sets a new password once
  hearth make-admin EMAIL               let somebody look after this Hearth
  hearth rotate-key                     lock every vault anew with a new key
  hearth recovery-sheet [--to FILE]     a page to print that brings that key back when it is lost
  hearth restore-key                    type the code of that page
  hearth new-authority                  a new certificate for the home network, which every device installs anew
  hearth help                           show this

  --data-dir FOLDER   another folder than HEARTH_DATA_DIR names
  --json              answer for programs`

/** `hearth help`: each command in one line. */
export const help: Command = async () => {
  console.log(usage)
  return 0
}
