import { languageNames, words, type Language, type Outcome, type System } from './words/index.ts'

export type TrustView = {
  language: Language
  /** Whose steps are open. */
  system: System
  /** `hearth.local` */
  host: string
  /** What the page was called by, or where the house is: as in a URL. */
  address: string
  /** `:4328`, or nothing where it is 443 */
  securePort: string
  /** SHA-256, in pairs */
  fingerprint: string
}

const profiles = new Set<System>(['ios', 'macos'])
const outcomes: Outcome[] = ['waiting', 'ready', 'unnamed', 'untrusted', 'clock', 'unreachable']

/** The page that makes a phone ready, whole. Everything that is not ours is escaped. */
export function trustHtml({ language, system, ...house }: TrustView): string {
  const w = words[language]
  const systems = Object.keys(w.systems) as System[]
  const others = systems.filter((each) => each !== system)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>Hearth: ${escape(w.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/trust.css">
<script type="module" src="/trust.js"></script>
</head>
<body>
<main>
${mark}
<h1>${escape(w.title)}</h1>
<p class="soft">${escape(w.lead)}</p>
${checkHtml(language, house)}
<h2>${escape(w.stepsTitle)}</h2>
${stepsHtml(language, system, true)}
<h2>${escape(w.otherTitle)}</h2>
${others.map((each) => stepsHtml(language, each, false)).join('\n')}
<h2>${escape(w.compareTitle)}</h2>
<p class="soft">${escape(w.compare)}</p>
<code>${escape(house.fingerprint)}</code>
<p class="soft">${escape(w.limits)}</p>
<h2>${escape(w.undoTitle)}</h2>
<p class="soft">${escape(w.undo)}</p>
${languagesHtml(language)}
</main>
</body>
</html>
`
}

function checkHtml(language: Language, house: Omit<TrustView, 'language' | 'system'>): string {
  const { check, noScript, open } = words[language]
  const { host, address, securePort } = house
  const lines = outcomes.map((outcome) => {
    const [headline, meaning] = check[outcome]
    const hidden = outcome === 'waiting' ? '' : ' hidden'
    return `<p data-for="${outcome}"${hidden}><strong>${escape(headline)}</strong><br>${escape(meaning)}</p>`
  })
  const link = (outcome: Outcome, at: string) =>
    `<a class="button" data-for="${outcome}" href="https://${escape(at + securePort)}/" hidden>${escape(open)}</a>`
  return `<section id="check" data-state="waiting" data-name="${escape(host)}" data-address="${escape(address)}" data-secure="${escape(securePort)}">
<div role="status">${lines.join('\n')}</div>
${link('ready', host)}
${link('unnamed', address)}
<noscript><p>${escape(noScript)} <a href="https://${escape(host + securePort)}/">${escape(host + securePort)}</a></p></noscript>
</section>`
}

function stepsHtml(language: Language, system: System, open: boolean): string {
  const { label, download, steps } = words[language].systems[system]
  const file = profiles.has(system) ? '/hearth.mobileconfig' : '/hearth.crt'
  return `<details data-system="${system}"${open ? ' open' : ''}>
<summary>${escape(label)}</summary>
<div>
<a class="button" href="${file}">${escape(download)}</a>
<ol>${steps.map((step) => `<li>${escape(step)}</li>`).join('')}</ol>
</div>
</details>`
}

function languagesHtml(current: Language): string {
  const links = Object.entries(languageNames).map(([language, name]) => {
    const here = language === current ? ' aria-current="true"' : ''
    return `<a href="/?lang=${language}" lang="${language}"${here}>${name}</a>`
  })
  return `<nav>${links.join('')}</nav>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const mark = `<svg class="mark" viewBox="0 0 64 64" aria-hidden="true"><rect width="64" height="64" rx="15" fill="#c9562c"/><path d="M13 52V32a19 19 0 0 1 38 0v20a2 2 0 0 1-2 2H15a2 2 0 0 1-2-2Z" fill="#fff6ea"/><path d="M19.5 54V32.5a12.5 12.5 0 0 1 25 0V54Z" fill="#4a1c10"/><path d="M33.2 26.5c1.1 4.6 8.3 8.3 8.3 16.7 0 5.7-4.2 9.3-9.5 9.3s-9.5-3.6-9.5-9c0-3.9 2-6.3 3.6-8.3.5 1.7 1.3 2.8 2.5 3.5-.2-4.9 1.2-9.3 4.6-12.2Z" fill="#f6a35a"/></svg>`
