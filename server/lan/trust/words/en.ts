import type { Words } from './index.ts'

export const en: Words = {
  title: 'Make this device ready',
  lead: 'Hearth encrypts what you send to it. For that, this device has to know your house once. It takes about a minute.',
  noScript:
    'Follow the steps below, then open the address of the house. If there is no warning, this device is ready.',
  open: 'Open Hearth',
  check: {
    waiting: ['Looking…', 'This device is trying to reach the house.'],
    ready: [
      'This device is ready.',
      'It knows your house, and everything between the two is encrypted. Sign in, and save a passkey when Hearth offers it.',
    ],
    untrusted: [
      'Not ready yet.',
      'This device does not know your house. Follow the steps below; this line changes by itself.',
    ],
    unnamed: [
      'Nearly.',
      'This device knows your house but does not find its name in this network. You can go on by its number; passkeys work only by its name. Switching Wi-Fi off and on often helps.',
    ],
    clock: [
      'The clocks do not agree.',
      'The date of this device and the date of the house are more than a day apart. Set the wrong one right: encryption needs the date.',
    ],
    unreachable: [
      'The house does not answer.',
      'Is this device in the same Wi-Fi, and is the computer with Hearth on? A guest network often keeps devices apart.',
    ],
  },
  stepsTitle: 'Your steps',
  otherTitle: 'It is another device',
  systems: {
    ios: {
      label: 'iPhone and iPad',
      download: 'Load the profile',
      steps: [
        'In Safari, tap “Load the profile” and then “Allow”.',
        'Open Settings, tap “Profile Downloaded” at the top, then “Install”.',
        'Still in Settings: General → About → Certificate Trust Settings, at the very bottom. Switch “Hearth” on.',
        'Come back to this page.',
      ],
    },
    android: {
      label: 'Android',
      download: 'Load the certificate',
      steps: [
        'Tap “Load the certificate”. It lands among your downloads.',
        'Open Settings and search for “CA certificate”. Tap it, then “Install anyway”.',
        'Choose the file hearth.crt.',
        'Come back to this page. Use Chrome: Firefox asks for more.',
      ],
    },
    macos: {
      label: 'Mac',
      download: 'Load the profile',
      steps: [
        'Click “Load the profile”.',
        'Open System Settings → General → Device Management and double-click the Hearth profile, then “Install”.',
        'Come back to this page.',
      ],
    },
    windows: {
      label: 'Windows',
      download: 'Load the certificate',
      steps: [
        'Click “Load the certificate” and open the file.',
        'Click “Install Certificate…”, choose “Current User”, then “Place all certificates in the following store” → Browse → “Trusted Root Certification Authorities”.',
        'Confirm, and close the browser once so that it notices.',
      ],
    },
    linux: {
      label: 'Linux',
      download: 'Load the certificate',
      steps: [
        'Click “Load the certificate”.',
        'Chrome: Settings → Privacy and security → Security → Manage certificates → Custom → Installed by you → Import → hearth.crt under “Trusted Certificates”.',
        'Firefox: Settings → Privacy & Security → View Certificates → Authorities → Import, and tick “identify websites”.',
      ],
    },
  },
  compareTitle: 'For the careful',
  compare:
    'Anybody in this network could show you a page like this one. Compare this fingerprint with the one Hearth shows on its own computer, where it was started. They have to be the same:',
  limits:
    'The certificate can vouch for this house and for nothing else, no bank and no shop. Its key never leaves the computer with Hearth.',
  undoTitle: 'Taking it back',
  undo: 'Delete the certificate or profile “Hearth” where you installed it: in the settings of this device, among profiles or certificates. Nothing of yours in Hearth is lost by that.',
}
