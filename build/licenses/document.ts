import type { Package } from './package.ts'

/** The file people read: a list of all, then each text once, under the packages it is of. */
export function composeDocument(packages: Package[], version: string): string {
  const sorted = packages.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const groups = Map.groupBy(sorted, ({ texts, remark }) => JSON.stringify([texts, remark]))
  const parts = [...groups.values()].map((group) =>
    [...group.map(headOf), ...(group[0]?.remark ? [group[0].remark] : []), ...textsOf(group)].join(
      '\n\n',
    ),
  )
  const list = sorted.map((each) => `  ${nameOf(each)}: ${each.license}`).join('\n')
  return `${[opening(version), list, ...parts].join(`\n\n${'='.repeat(80)}\n\n`)}\n`
}

const opening = (version: string) => `What Hearth ${version} is made of, and under which licences

Hearth itself is under the MIT licence. It contains the work of many others. Here is what
each of them is called, its version, its licence, where its source is, and what its licence
and its notices say.`

const nameOf = ({ name, version }: Package) => `${name} ${version}`
const keyOf = (each: Package) => nameOf(each).toLowerCase()

function headOf({ source, license, ...named }: Package): string {
  const head = `${named.name} ${named.version}\nLicence: ${license}`
  return source === null ? head : `${head}\nSource: ${source}`
}

const textsOf = (group: Package[]) =>
  (group[0]?.texts ?? []).map((text) => `${'-'.repeat(80)}\n\n${text}`)
