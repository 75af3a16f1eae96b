import type { HouseMachine } from '../../client/index.ts'

type Started = HouseMachine['by']

/** How the command line is called there: as in `build/linux` and in README.md. */
const hearth: Record<Started, string> = {
  app: 'hearth',
  service: 'sudo -u hearth /opt/hearth/hearth',
  tarball: './hearth',
  checkout: 'npm run hearth --',
}

const habits: Record<Started, readonly string[]> = {
  app: [],
  service: [
    'systemctl status hearth',
    'sudo systemctl restart hearth',
    'sudo systemctl stop hearth',
  ],
  tarball: ['./hearth start'],
  checkout: ['npm start'],
}

/** What is typed at a machine without a desktop. `folder`: where everything is kept. */
export function commandsFor(by: Started, folder: string) {
  const place = /^[\w./:\\-]+$/.test(folder) ? folder : `"${folder}"`
  return { habits: habits[by], sheet: [`${hearth[by]} recovery-sheet --data-dir ${place}`] }
}
