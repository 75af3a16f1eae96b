import manifest from '../../package.json' with { type: 'json' }
import { readArguments } from './arguments.ts'
import type { Command } from './hearth.ts'

/** `hearth version`: which Hearth this is, and what it runs on. */
export const version: Command = async (args, env) => {
  const { json } = readArguments(args, env)
  const facts = {
    hearth: manifest.version,
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
  }
  console.log(
    json ? JSON.stringify(facts) : `Hearth ${facts.hearth} on ${facts.system}, Node ${facts.node}`,
  )
  return 0
}
