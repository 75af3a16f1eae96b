import { randomUUID } from 'node:crypto'
import type { DBFieldAttribute } from '@better-auth/core/db'
import { authSchema, type Storage } from '../../storage/index.ts'

type Row = Record<string, unknown>

/** A field as Better Auth names it, and its column as Drizzle reads and writes it. */
type Field = {
  name: string
  attributes: DBFieldAttribute | undefined
  column: {
    name: string
    mapFromDriverValue(v: never): unknown
    mapToDriverValue(v: never): unknown
  }
}

export type KeptTable = ReturnType<typeof createKeptTable>

/**
 * One of Better Auth's tables with statements that stay prepared. Rows have its names and types. Sync.
 * @param attributes Better Auth's fields; the id, which it does not count among them, comes last
 * @throws Error where a field is changed on its way in or out, which is not done here
 */
export function createKeptTable(
  sqlite: Storage['sqlite'],
  model: 'user' | 'account' | 'session',
  attributes: Record<string, DBFieldAttribute>,
) {
  const fields = [...Object.keys(attributes), 'id'].map((name) => fieldOf(name))
  const columns = fields.map(({ column }) => column.name).join(', ')
  const insert = sqlite.prepare<unknown[]>(
    `INSERT INTO ${model} (${columns}) VALUES (${fields.map(() => '?').join(', ')})`,
  )
  return {
    /** Rows whose field is this value, at most so many; 1 by default. */
    finder(name: string, limit = 1): (value: unknown) => Row[] {
      const select = sqlite
        .prepare<[unknown], unknown[]>(
          `SELECT ${columns} FROM ${model} WHERE ${fieldOf(name).column.name} = ? LIMIT ${limit}`,
        )
        .raw()
      return (value) => select.all(value).map(rowOf)
    },
    /** Whether dates are dates, as {@link add} has to be given them. */
    takes: (data: Row) =>
      fields.every(
        ({ name, attributes }) => attributes?.type !== 'date' || typeof data[name] !== 'string',
      ),
    /** Adds a row with an id of its own and what is not given by default. In a transaction of its own. */
    add(data: Row): Row {
      const values = fields.map((field) => drivers(field, given(field, data)))
      insert.run(values)
      return rowOf(values)
    },
  }

  function fieldOf(name: string): Field {
    const { fieldName = name, transform } = attributes[name] ?? {}
    const column = (authSchema[model] as unknown as Record<string, Field['column']>)[fieldName]
    if (column === undefined || transform !== undefined)
      throw new Error(`${model}.${name} cannot be read as it is`)
    return { name, attributes: attributes[name], column }
  }

  function rowOf(values: unknown[]): Row {
    const row: Row = {}
    for (const [index, { name, column }] of fields.entries()) {
      const value = values[index]
      row[name] = value === null ? null : column.mapFromDriverValue(value as never)
    }
    return row
  }
}

function drivers({ column }: Field, value: unknown): unknown {
  return value === undefined || value === null ? null : column.mapToDriverValue(value as never)
}

function given({ name, attributes }: Field, data: Row): unknown {
  if (name === 'id') return randomUUID()
  const value = data[name]
  const lacks = value === undefined || (value === null && attributes?.required === true)
  if (!lacks || attributes?.defaultValue === undefined) return value
  const { defaultValue } = attributes
  return typeof defaultValue === 'function' ? defaultValue() : defaultValue
}
