import { Hono } from 'hono'
import { describeApi } from './document.ts'
import { renderPage } from './page.ts'

export { operation } from './operation.ts'

/** `openapi.json` and a page to read it, about an app that is whole by the time they are asked. */
export function createApiDocs({ app, version }: { app: () => Hono; version: string }) {
  let told: ReturnType<typeof describeApi> | undefined
  const document = () => (told ??= describeApi(app(), version))
  return new Hono()
    .get('/openapi.json', (c) => c.json(document()))
    .get('/docs', (c) =>
      c.html(renderPage(document()), 200, {
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      }),
    )
}
