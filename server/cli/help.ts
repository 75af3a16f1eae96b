import type { Command } from './hearth.ts'

const usage = `Hearth keeps a household's photos and accounts on one machine.

  hearth [start]                        serve the folder until it is stopped
  hearth backup [--to FOLDER]           copy the household to another disk; --all reads every copied byte again
  hearth backup choose --to FOLDER      where copies go from now on, one a day
  hearth backup list [--to FOLDER]      the copies that are there
  hearth restore FOLDER                 put a copy back, into the empty folder that --data-dir names;
                                        --snapshot NAME takes another than the newest,
                                        --without-vaults goes without the vaults if their key is lost
  hearth verify [--all]                 check the folder: is everything there and whole?
  hearth doctor                         look everything else over: disk, ports, clock, keys, mail
  hearth lan [on|off]                   serve phones and computers at home, or this machine alone
  hearth set [NAME [VALUE]]             who may join, room, mail server, log; "default" as usual again
  hearth logs [--all]                   what Hearth wrote down last
  hearth unlock EMAIL                   end the lockout of an account
  hearth unlock EMAIL --second-factor   and turn its authenticator app off: phone and backup codes are lost
  hearth reset-password EMAIL           make a link that sets a new password once
  hearth make-admin EMAIL               let somebody look after this Hearth
  hearth rotate-key                     lock every vault anew with a new key
  hearth recovery-sheet [--to FILE]     a page to print that brings that key back when it is lost
  hearth restore-key                    type the code of that page
  hearth new-authority                  a new certificate for the home network, which every device installs anew
  hearth version                        which Hearth this is
  hearth help                           show this

  --data-dir FOLDER   another folder than HEARTH_DATA_DIR names
  --json              answer for programs`

/** `hearth help`: each command in one line. */
export const help: Command = async () => {
  console.log(usage)
  return 0
}
