/** What is typed at a machine without a desktop: as in `build/linux` and in README.md. */
export const commands = {
  service: ['sudo systemctl enable --now hearth', 'systemctl status hearth'],
  sheet: ['hearth recovery-sheet'],
} as const
