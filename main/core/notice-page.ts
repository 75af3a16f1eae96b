import { createHash } from 'node:crypto'
import type { Notice } from './notice.ts'

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 2rem; color: #2b2320; background: #fbf7f3; }
h1 { margin: 0 0 0.75rem; font-size: 1.4rem; line-height: 1.25; }
p { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
nav { display: grid; gap: 0.5rem; margin-top: 1.5rem; }
button { min-height: 44px; padding: 0.5rem 1rem; font: inherit; text-align: start; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid #8a7a70; border-radius: 10px; }
button.helps:first-child { color: #fff; background: #a8431a; border-color: #a8431a; }
button:hover { filter: brightness(0.95); }
button:focus-visible { outline: 3px solid #2f6fb0; outline-offset: 2px; }
@media (prefers-color-scheme: dark) { body { color: #f2e9e3; background: #1f1a17; } }`

const hash = createHash('sha256').update(style).digest('base64')

/** Nothing is fetched and no script of a page runs: the preload hears the buttons. */
const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'; base-uri 'none'`

/**
 * The page as an address. What it says comes from the server as well, so every word is text and nothing
 * else. In base64, so that a frame gives its address back exactly as it was.
 */
export function noticeAddress(notice: Notice, language: string): string {
  const html = writeNotice(notice, language)
  return `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`
}

export function writeNotice({ headline, notes, buttons }: Notice, language: string): string {
  const said = notes.map((note) => `<p>${escape(note)}</p>`).join('\n')
  const offered = buttons.map(
    ({ label, key, helps }) =>
      `<button type="button"${helps ? ' class="helps"' : ''} value="${escape(key)}">${escape(label)}</button>`,
  )
  return `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Hearth</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(headline)}</h1>
${said}
<nav aria-label="Hearth">
${offered.join('\n')}
</nav>
</main>
</body>
</html>
`
}

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')
}
