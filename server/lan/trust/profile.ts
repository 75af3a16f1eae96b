import { createHash } from 'node:crypto'

/**
 * A configuration profile as iPhones and Macs install it, with the authority in it and nothing else. The
 * same authority gives the same profile, so that a second one replaces the first.
 */
export function trustProfile(der: Buffer, host: string): string {
  const id = (part: string) => uuidOf(createHash('sha256').update(der).update(part).digest())
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key><string>hearth.crt</string>
      <key>PayloadContent</key><data>${der.toString('base64')}</data>
      <key>PayloadDisplayName</key><string>Hearth ${host}</string>
      <key>PayloadIdentifier</key><string>hearth.${host}.authority</string>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadUUID</key><string>${id('authority')}</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
  </array>
  <key>PayloadDisplayName</key><string>Hearth ${host}</string>
  <key>PayloadDescription</key><string>Lets this device reach ${host} at home, encrypted. It can vouch for nothing else.</string>
  <key>PayloadIdentifier</key><string>hearth.${host}</string>
  <key>PayloadRemovalDisallowed</key><false/>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>${id('profile')}</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex').slice(0, 32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`.toUpperCase()
}
