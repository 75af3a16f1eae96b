/**
 * Stops with a sentence where the Node that runs is not the one package.json pins: npm fetches it in
 * an install script, which a machine may have switched off.
 */
export function requireNode24(version: string = process.versions.node): void {
  if (version.startsWith('24.')) return
  console.error(
    `Hearth runs on Node 24, which \`npm ci\` installs beside it, but this is Node ${version}. ` +
      'Run `npm ci` again with install scripts allowed, and start with `npm start`.',
  )
  process.exit(1)
}
