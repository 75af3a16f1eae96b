import { z } from 'zod'

export type JsonSchema = {
  $ref?: string
  type?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  [keyword: string]: unknown
}

const failure = z
  .object({
    error: z.string().describe('a code for programs'),
    message: z.string().describe('words for people'),
    status: z.int(),
    field: z.string().optional().describe('which part of the request is meant'),
    retryAfterSec: z.number().optional(),
  })
  .meta({ id: 'Failure' })

/** Turns zod into JSON Schema; schemas with an `id` become components that others point to. */
export function createSchemas() {
  const components: Record<string, JsonSchema> = {}
  const convert = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
    const {
      $schema: _,
      $defs,
      ...made
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
    }) as JsonSchema & { $schema?: string; $defs?: Record<string, JsonSchema> }
    for (const [name, definition] of Object.entries($defs ?? {}))
      components[name] = pointed(definition)
    const { id, ...rest } = pointed(made) as JsonSchema & { id?: string }
    if (id === undefined) return rest
    components[id] = rest
    return { $ref: `#/components/schemas/${id}` }
  }
  convert(failure, 'output')
  return {
    /** What may be sent: before defaults and transforms. */
    input: (schema: z.ZodType) => convert(schema, 'input'),
    /** What is answered. */
    output: (schema: z.ZodType) => convert(schema, 'output'),
    named: () => components,
  }
}

export type Schemas = ReturnType<typeof createSchemas>

/** References as OpenAPI has them. */
function pointed(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as JsonSchema
}
