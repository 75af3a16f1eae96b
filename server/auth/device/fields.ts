import type { Context } from 'hono'

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

/** What a client sent, whether as a form, as the RFC has it, or as JSON. Unreadable JSON holds nothing. */
export async function readFields(c: Context) {
  const text = await c.req.text()
  const type = c.req.header('content-type') ?? ''
  if (type.toLowerCase().includes(form)) return ofForm(new URLSearchParams(text))
  return ofJson(recordIn(text))
}

export type Fields = {
  get(name: string): string | undefined
  /** A body of the same kind without this field. */
  without(name: string): Body
  asJson(): Body
}

type Body = { type: string; text: string }

function ofForm(params: URLSearchParams): Fields {
  return {
    get: (name) => params.get(name) ?? undefined,
    without(name) {
      const rest = new URLSearchParams(params)
      rest.delete(name)
      return { type: form, text: rest.toString() }
    },
    asJson: () => ({ type: json, text: JSON.stringify(Object.fromEntries(params)) }),
  }
}

function ofJson(record: Record<string, unknown>): Fields {
  return {
    get(name) {
      const value = record[name]
      return typeof value === 'string' ? value : undefined
    },
    without(name) {
      const { [name]: _, ...rest } = record
      return { type: json, text: JSON.stringify(rest) }
    },
    asJson: () => ({ type: json, text: JSON.stringify(record) }),
  }
}

function recordIn(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}
