import type { OpenApi, PathOperation } from './document.ts'

/** The API documentation for a person to read: one page without scripts, so that it also prints. */
export function renderPage({ info, paths, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))].sort()
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag))
    return `<section id="${text(tag)}"><h2>${text(tag)}</h2>${own.map(renderOperation).join('')}</section>`
  })
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details id="schema-${text(name)}"><summary><code>${text(name)}</code></summary>${code(schema)}</details>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(info.title)} API</title><style>${style}</style></head>
<body><header><h1>${text(info.title)} API <small>${text(info.version)}</small></h1><p>${text(info.description)}</p>
<p><a href="openapi.json">openapi.json</a></p><nav>${tags.map((tag) => `<a href="#${text(tag)}">${text(tag)}</a>`).join(' ')}</nav></header>
<main>${sections.join('')}<section><h2>Shapes</h2>${schemas.join('')}</section></main></body></html>`
}

type Listed = { path: string; method: string; operation: PathOperation }

function renderOperation({ path, method, operation }: Listed): string {
  const { summary, description, parameters, requestBody, responses, security } = operation
  const access = security.length === 0 ? 'anyone' : security.flatMap(Object.keys).join(' or ')
  const answers = Object.entries(responses).map(
    ([status, answer]) =>
      `<dt>${text(status)}</dt><dd>${text(answer.description)}${answer.content ? code(answer.content) : ''}</dd>`,
  )
  return `<details><summary><b class="${text(method)}">${text(method)}</b> <code>${text(path)}</code> ${text(summary)}</summary>
${description ? `<p>${text(description)}</p>` : ''}<p>For: ${text(access)}</p>
${parameters ? `<h3>Parameters</h3>${code(parameters)}` : ''}${requestBody ? `<h3>Body</h3>${code(requestBody.content)}` : ''}<h3>Answers</h3><dl>${answers.join('')}</dl></details>`
}

function code(value: unknown): string {
  return `<pre>${text(JSON.stringify(value, null, 2))}</pre>`
}

function text(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:0 auto;padding:1rem}
nav{display:flex;flex-wrap:wrap;gap:.75rem}details{border-top:1px solid #8884;padding:.5rem 0}summary{cursor:pointer}
pre{overflow:auto;background:#8881;padding:.75rem;border-radius:.5rem;font-size:.85rem}code{font-size:.95rem;overflow-wrap:anywhere}
b{text-transform:uppercase;font-size:.8rem;display:inline-block;min-width:4rem}h3{font-size:1rem;margin:.5rem 0}small{font-weight:400}`
