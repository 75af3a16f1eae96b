/** What is found of the home network; see `finding.ts`. */
export const networkSentences = {
  'name.off': [
    'ok',
    'Hearth is off the home network: it opens on this computer only. An admin can switch it on ("hearth lan on").',
  ],
  'name.ok': [
    'ok',
    'On the home network this computer answers to {address}, and nobody else does.',
  ],
  'name.taken': [
    'warning',
    'Another device, at {address}, has the same name on the home network. Give one of them another name (HEARTH_NAME).',
  ],
  'name.silent': [
    'warning',
    'Nobody answers to {host} on the home network. Phones can still come by the QR code, which has the address. A guest Wi-Fi, or a router that keeps devices apart, is the usual reason.',
  ],
  'name.alone': ['warning', 'This computer is in no home network right now.'],
  'name.unchecked': ['note', 'The name {name}.local cannot be checked from here.'],
  'name.trouble': ['bad', 'The home network is switched on, but not served. {reason}'],
  'lookup.ok': ['ok', 'This computer finds {host} at {address}.'],
  'lookup.none': [
    'note',
    'This computer itself does not find {host}; phones and other computers usually do. Here Hearth opens at its address on this computer.',
  ],
  'lookup.elsewhere': [
    'warning',
    'This computer believes that {host} is {address}, which is another device. A router or the file "hosts" says so.',
  ],
  'certificate.off': ['ok', 'Off the home network no certificate is needed.'],
  'certificate.ok': [
    'ok',
    'The certificate of this house is in force until {until}: {fingerprint}.',
  ],
  'certificate.unchecked': ['note', 'The certificate cannot be checked from here.'],
  'certificate.missing': [
    'bad',
    'The authority of this house is not in the data folder, so no device can believe it. Put keys/lan-authority.pem back from a copy, or have a new one made ("hearth new-authority").',
  ],
  'certificate.silent': ['bad', 'Nothing answers encrypted on this computer. Start Hearth again.'],
  'certificate.foreign': [
    'bad',
    'What answers here shows a certificate that is not of this house. Another program may have the port.',
  ],
  'certificate.name': ['bad', 'The certificate is not for {host}. Start Hearth again.'],
  'certificate.early': [
    'bad',
    'By the clock of this computer the certificate is good only from {from}. Set the clock.',
  ],
  'certificate.over': [
    'bad',
    'By the clock of this computer the certificate ran out on {until}. Look at the clock; if it is right, start Hearth again.',
  ],
  'certificate.soon': [
    'note',
    'The certificate is good until {until}. Hearth makes the next one by itself.',
  ],
  'certificate.address': [
    'note',
    'The certificate does not know the address {address} yet. Hearth sees a new address within seconds: check again.',
  ],
  'reach.ok': ['ok', 'Hearth answers at {address}.'],
  'reach.closed': [
    'bad',
    'Nothing answers at {address}. Another program, or a firewall on this computer, is in the way.',
  ],
  'reach.page': [
    'warning',
    'The page where phones begin does not open at {address}. Another program may have the port.',
  ],
  'reach.short': ['ok', 'Without a port, https://{host} and http://{host} lead here as well.'],
  'reach.long': [
    'note',
    'The address needs its port: https://{host}:{port}. Ports 443 and 80, which need not be typed, are kept by the system or used by another program.',
  ],
  'firewall.ok': ['ok', 'Another device got through, last at {at}.'],
  'firewall.hint': [
    'note',
    'A computer cannot see its own firewall from outside. If a phone in the same Wi-Fi does not get in: let ports {plain} and {secure} in where this computer keeps its firewall, and leave guest Wi-Fi and VPN.',
  ],
} as const
