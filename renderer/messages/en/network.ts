/** What is found of the home network, in the words of whoever stands there with a phone. */
export const networkFindings = {
  name: {
    ok: (address: string) => `On the home network this computer answers to ${address}.`,
    taken: (address: string) =>
      `Another device, at ${address}, has the same name on the home network. Give one of them another name.`,
    silent: (host: string) =>
      `Nobody answers to ${host} on the home network. Phones can still come by the QR code. A guest Wi-Fi, or a router that keeps devices apart, is the usual reason.`,
    alone:
      'This computer is in no home network right now. Look whether its Wi-Fi is on, or its cable in.',
    off: 'Hearth is off the home network: it opens on this computer only.',
    unchecked: (name: string) => `The name ${name}.local cannot be checked from here.`,
    trouble:
      'The home network is switched on, but does not work. The page “Home network” says why at its top.',
  },
  lookup: {
    ok: (host: string, address: string) => `This computer finds ${host} at ${address}.`,
    none: (host: string) =>
      `This computer itself does not find ${host}; phones usually do. Here, open Hearth as before.`,
    elsewhere: (host: string, address: string) =>
      `This computer believes that ${host} is ${address}, which is another device. Start the router again; if that does not help, give the house another name.`,
  },
  certificate: {
    ok: (fingerprint: string, until: string) =>
      `The certificate of this house is good until ${until}: ${fingerprint}`,
    off: 'Off the home network no certificate is needed.',
    unchecked: 'The certificate cannot be checked from here.',
    missing:
      'The authority of this house is missing from the data folder, so no device can believe it. Put the folder “keys” back from a copy, or take back all trust below.',
    silent: 'Nothing answers encrypted on this computer. Start Hearth again.',
    foreign:
      'What answers here shows a certificate that is not of this house. Another program may have the port. Start the computer again.',
    name: (host: string) => `The certificate is not for ${host}. Start Hearth again.`,
    early: (from: string) =>
      `By the clock of this computer the certificate is good only from ${from}. Set the clock of this computer.`,
    over: (until: string) =>
      `By the clock of this computer the certificate ran out on ${until}. Look at the clock; if it is right, start Hearth again.`,
    soon: (until: string) =>
      `The certificate is good until ${until}. Hearth makes the next one by itself.`,
    address: (address: string) =>
      `The certificate does not know the address ${address} yet. Wait a few seconds and check again.`,
  },
  reach: {
    ok: (address: string) => `Hearth answers at ${address}.`,
    closed: (address: string) =>
      `Nothing answers at ${address}. Another program, or a firewall on this computer, is in the way.`,
    page: (address: string) =>
      `The page where phones begin does not open at ${address}. Another program may have the port.`,
    short: (host: string) =>
      `Without a port, https://${host} and http://${host} lead here as well.`,
    long: (host: string, port: number) =>
      `The address needs its port: https://${host}:${port}. The ports that need not be typed are kept by this computer, or another program has them.`,
  },
  firewall: {
    ok: (at: string) => `Another device got through, last ${at}.`,
    hint: (plain: number, secure: number) =>
      `No other device has come in since Hearth was started. If a phone does not get through: it has to be in the same Wi-Fi (no guest Wi-Fi, no VPN), and the firewall of this computer has to let Hearth in. On Windows: Windows Security, Firewall, “Allow an app”. On a Mac: System Settings, Network, Firewall. On Linux: ports ${plain} and ${secure}.`,
  },
}

/** The page of the home network. */
export const network = {
  title: 'Phones and computers at home',
  lead: 'With this on, every device in your Wi-Fi can open Hearth, encrypted. From outside nobody can.',
  isOn: 'On',
  isOff: 'Off',
  isStuck: 'On, but not working',
  turnOn: 'Switch on',
  turnOff: 'Switch off',
  fixed: (variable: string) =>
    `${variable} is set where Hearth is started, and decides. Take it away there to choose here.`,
  trouble: {
    port: 'Another program has the port that Hearth needs at home. End that program, or have Hearth started with another port (HEARTH_HTTPS_PORT).',
    portFree:
      'Another program has the port that Hearth needs at home. End that program, or take another port: the address at home then ends in it.',
    authority:
      'What the devices of this house trust is missing, damaged or for another name. Put the folder “keys” back from a copy of the data folder and try again. If it is gone for good, take back all trust below: then every device begins anew.',
    unknown: 'That did not work. The log says more.',
  },
  usePort: (port: number) => `Use port ${port}`,
  nowOn: 'Devices at home can come in now.',
  nowOff: 'Hearth opens on this computer only now.',
  offTitle: 'Switch the home network off?',
  offText:
    'Phones and other computers do not reach Hearth until it is on again. Nothing is lost: what they installed still works then.',
  offHere: 'You are here over the home network yourself: this page ends with it.',
  begin: 'A new phone or computer',
  beginLead:
    'Scan this with the camera of the phone, in the same Wi-Fi. The page that opens takes it through the rest and says when it is ready.',
  beginLink: 'The same as a link',
  beginQr: 'QR code of the page where a device begins',
  noNetwork: 'This computer is in no home network right now. Look whether its Wi-Fi is on.',
  facts: 'Who answers',
  address: 'Address at home',
  numbers: 'By number',
  answers: 'Who has the name',
  answersUs: 'This computer',
  answersOther: (address: string) => `This computer, and another device at ${address}`,
  guest: 'Last device that came in',
  guestNone: 'None since Hearth was started',
  until: 'Certificate good until',
  fingerprint: 'Fingerprint',
  fingerprintHint:
    'The page on the phone shows the same letters and numbers. If not, it is not your Hearth.',
  check: 'Check my home network',
  checkLead:
    'Asks for the name, tries every door and looks at the certificate, as a phone would. It takes a few seconds and changes nothing.',
  checkStart: 'Check now',
  checkWell: 'All is well: a phone in the same Wi-Fi can come in.',
  checkNote: 'Nothing is in the way, as far as can be seen from here.',
  checkTrouble: 'Something keeps phones from coming in.',
  changes: 'What every device notices',
  changesLead: 'Seldom needed. Both mean work on every phone and computer of the household.',
  rename: 'Another name',
  renameText: (host: string) => `The house is called ${host}.`,
  renameField: 'New name',
  renameHint: 'Small letters, digits and dashes. It becomes an address that ends in “.local”.',
  renameWrong: 'Use small letters, digits and dashes, at most 63, and no dash at an end.',
  renameTitle: 'Give the house another name?',
  renameWhat: [
    'Every phone and computer begins anew: scan the QR code, install the new certificate.',
    'Passkeys of the old name do not work any more. People sign in with their password and make new ones.',
    'Bookmarks and icons on phones lead nowhere and have to be made again.',
    'Accounts, photos and files stay as they are.',
  ],
  renameSubmit: 'Change the name',
  renamed: (host: string) => `The house is called ${host} now.`,
  renew: 'Take back all trust',
  renewText:
    'If somebody may have copied the data folder of this computer. For a lost phone, ending its session is enough.',
  renewTitle: 'Take back all trust?',
  renewWhat: [
    'The house makes a new certificate of its own and does not use the old one any more.',
    'Every phone and computer installs the new one, as on its first day; until then it does not get in.',
    'Remove the old one from every device: as long as it is there, whoever has a copy of its key could pretend to be your Hearth. The page where devices begin says how.',
    'Accounts, photos and passkeys stay as they are.',
  ],
  renewSubmit: 'Make a new certificate',
  renewed: 'There is a new certificate. Scan the QR code with every device.',
}
