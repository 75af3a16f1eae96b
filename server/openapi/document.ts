import type { Hono } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'
import { bodyOf, operationOf, type Operation } from './operation.ts'
import { createSchemas, type JsonSchema, type Schemas } from './schemas.ts'

/** As much of OpenAPI 3.1 as we write: https://spec.openapis.org/oas/v3.1.0 */
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, PathOperation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, object> }
}

export type PathOperation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  parameters?: { name: string; in: 'path' | 'query'; required: boolean; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { description: string; content?: object }>
}

export type Route = { method: string; path: string; operation?: Operation; body?: JsonSchema }

/** The document for every route of an app under `/api/v1`, from what the routes themselves parse with. */
export function describeApi(app: Hono, version: string): OpenApi {
  const schemas = createSchemas()
  const paths: OpenApi['paths'] = {}
  for (const route of routesOf(app, schemas)) {
    const path = (paths[templateOf(route.path)] ??= {})
    path[route.method] = operationObject(route, route.operation ?? unexplained, schemas)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hearth',
      version,
      description:
        'Accounts, photos and files of a household. Times are ISO 8601 in UTC; a failure answers `{error, message, status}`.',
    },
    paths,
    components: { schemas: schemas.named(), securitySchemes },
  }
}

/** Each route once, whatever middleware stands in front of it. */
export function routesOf(app: Hono, schemas = createSchemas()): Route[] {
  const routes = new Map<string, Route>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' || !path.startsWith('/api/v1/') || path.includes('{$}')) continue
    if (itself.has(path)) continue
    const at = path.replace(/\/$/, '')
    const key = `${method} ${at}`
    const route = routes.get(key) ?? { method: method.toLowerCase(), path: at }
    const target = findTargetHandler(handler)
    const operation = operationOf(target)
    const body = bodyOf(target)
    if (operation) route.operation = operation
    if (body) route.body = schemas.input(body)
    routes.set(key, route)
  }
  return [...routes.values()]
}

const itself = new Set(['/api/v1/openapi.json', '/api/v1/docs'])

/** A test finds these by their empty summary. */
const unexplained: Operation = { summary: '', access: 'person', answers: {} }

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'mana.session_token' },
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT (EdDSA) or API key' },
  service: { type: 'apiKey', in: 'header', name: 'X-Service-Key' },
}

const securityFor: Record<Operation['access'], Record<string, string[]>[]> = {
  anyone: [],
  person: [{ session: [] }, { bearer: [] }],
  admin: [{ session: [] }, { bearer: [] }],
  service: [{ service: [] }],
}

/** `/a/:id{[0-9]+}` as OpenAPI writes it: `/a/{id}`. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)(\{[^/]*\})?\??/g, '{$1}')
}

function operationObject(route: Route, operation: Operation, schemas: Schemas): PathOperation {
  const parameters = [...pathParameters(route.path), ...queryParameters(operation, schemas)]
  return {
    operationId: `${route.method}${route.path.replace(/\W+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    tags: [route.path.split('/')[3] ?? ''],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    security: securityFor[operation.access],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { content: json(route.body) } } : {}),
    responses: responsesOf(operation, schemas),
  }
}

function pathParameters(path: string) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Operation, schemas: Schemas) {
  if (!query) return []
  const { properties = {}, required = [] } = schemas.input(query)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: required.includes(name),
    schema,
  }))
}

function responsesOf({ answers }: Operation, schemas: Schemas): PathOperation['responses'] {
  const told = Object.entries(answers).map(([status, answer]) => [
    status,
    typeof answer === 'string'
      ? { description: answer }
      : { description: 'As asked', content: json(schemas.output(answer)) },
  ])
  return { ...Object.fromEntries(told), default: failed }
}

const failed = {
  description: 'What went wrong',
  content: json({ $ref: '#/components/schemas/Failure' }),
}

function json(schema: JsonSchema) {
  return { 'application/json': { schema } }
}
