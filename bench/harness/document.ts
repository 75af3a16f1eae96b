import { readFile, writeFile } from 'node:fs/promises'
import type { Benchmark, Result } from './benchmark.ts'
import { renderChecks, renderTable } from './table.ts'

const preface = `# Benchmarks

Written by \`npm run bench\` (\`npm run bench <name>\` for one): do not edit by hand. Each is measured against
this machine's own limit and against real peers in the same run, in turn (A B A B …); figures are
medians, with the least and the most beside them. What each measures stands in \`bench/<name>.ts\`.
`

export function renderSection(benchmark: Benchmark, result: Result, machine: string): string {
  const { tables, checks, notes = [] } = result
  const parts = [
    `## ${benchmark.name}: ${benchmark.title}`,
    `Target: ${benchmark.target}`,
    `Machine: ${machine}`,
    ...tables.map(renderTable),
    ...(checks.length > 0 ? [renderChecks(checks)] : []),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Puts one section where it belongs; those of other benchmarks stay as they are. */
export async function replaceSection(
  path: string,
  order: string[],
  name: string,
  section: string,
): Promise<void> {
  const known = split(await readFile(path, 'utf8').catch(() => ''))
  known.set(name, section)
  const all = order.flatMap((each) => known.get(each)?.trimEnd() ?? [])
  await writeFile(path, `${[preface.trimEnd(), ...all].join('\n\n')}\n`)
}

function split(text: string): Map<string, string> {
  const sections = text.split(/^(?=## )/m).slice(1)
  return new Map(sections.map((section) => [/^## ([\w-]+)/.exec(section)?.[1] ?? '', section]))
}
