import { renderSVG } from 'uqr'
import type { Kek } from '../keyring.ts'
import { formatRecoveryCode } from './recovery-code.ts'
import { sheetWords, type SheetLanguage } from './sheet-words.ts'

export type SheetWish = { kek: Kek; language: SheetLanguage; now: number }

/**
 * The recovery sheet as one page of HTML that fetches nothing and runs nothing: the key in groups to
 * type, and as a QR code. It is as secret as the key itself.
 */
export function renderRecoverySheet({ kek, language, now }: SheetWish): string {
  const words = sheetWords[language]
  const code = formatRecoveryCode(kek.key)
  const date = new Date(now).toLocaleDateString(language, { dateStyle: 'long' })
  // Capitals, digits and dashes alone: a QR code has a short form for these.
  const picture = renderSVG(code.join('-'), { ecc: 'M', border: 2 })
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
${words.lead.map((text) => `<p>${text}</p>`).join('\n')}
<ol class="code">
${code.map((group, n) => `<li><span>${words.group} ${n + 1}</span><code>${group}</code></li>`).join('\n')}
</ol>
<ol class="steps">
${words
  .steps('<code>hearth restore-key</code> (<code>npm run hearth -- restore-key</code>)')
  .map((step) => `<li>${step}</li>`)
  .join('\n')}
</ol>
<figure>${picture}<figcaption>${words.camera}</figcaption></figure>
<p class="small">${words.limits}</p>
<p class="small">${words.madeOn} ${date} · ${words.keyNumber}: ${kek.id}</p>
</main>
</body>
</html>
`
}

const style = `
@page { size: A4; margin: 18mm }
body { margin: 0; background: #fff; color: #1a1a1a; font: 12pt/1.45 system-ui, sans-serif }
main { max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 20pt; margin: 0 0 .6em }
.code { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .5rem; padding: 0; margin: 1.4rem 0 }
.code li { border: 1px solid #777; border-radius: .4rem; padding: .3rem .6rem; break-inside: avoid }
.code span { display: block; font-size: 8pt; color: #555 }
.code code { font: 600 17pt/1.2 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .08em }
.steps li { margin: .3em 0 }
figure { margin: 1.2rem 0; display: flex; gap: 1rem; align-items: center; break-inside: avoid }
figure svg { width: 38mm; height: 38mm; flex: none }
.small { font-size: 9.5pt; color: #444 }
@media print { main { margin: 0; padding: 0; max-width: none } }
`
