import { holds, type Check, type Table } from './benchmark.ts'
import { spreadOf } from './statistics.ts'

/** One Markdown table, its columns aligned so that a terminal shows it as well. */
export function renderTable({ caption, rows }: Table): string {
  const cells = rows.map(({ what, unit, samples, note = '' }) => {
    if (!samples || samples.length === 0) return [what, '–', '–', '', note]
    const { median, low, high, count } = spreadOf(samples)
    return [what, `${figure(median)} ${unit}`, `${figure(low)} – ${figure(high)}`, `${count}`, note]
  })
  const head = ['', 'median', 'min – max', 'rounds', '']
  return `${caption ? `${caption}\n\n` : ''}${align([head, ...cells])}`
}

export function renderChecks(checks: Check[]): string {
  const cells = checks.map((check) => [
    check.what,
    `${figure(check.value)} ${check.unit}`.trim(),
    wanted(check),
    holds(check) ? 'held' : '**missed**',
  ])
  return align([['promise', 'measured', 'target', ''], ...cells])
}

function wanted({ atLeast, atMost, unit }: Check): string {
  return (atMost === undefined ? `≥ ${atLeast} ${unit}` : `≤ ${atMost} ${unit}`).trim()
}

/** Three figures that count; large numbers whole, with a comma between thousands. */
export function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}

function align([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
