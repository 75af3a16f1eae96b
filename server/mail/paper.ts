import type { Draft } from './stationery.ts'

/**
 * The paper letters are written on. The light colours stand in each element, because some readers drop
 * what is in the head; the dark ones need it. No pictures, nothing is fetched: opening it tells nobody.
 */
export function layOut(draft: Draft): string {
  const { language, subject, lead, greeting, button, lifetime, unasked, byHand, closing, sender } =
    escaped(draft)
  const href = escapeHtml(draft.url)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${darkColours}</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:#faf7f2;color:#2a201a">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:520px"><tr>
<td class="sheet" style="padding:32px 28px;background-color:#ffffff;border:1px solid #e7dfd3;border-radius:16px;text-align:left;font:16px/1.6 ${sans}">
<p style="margin:0 0 16px;font:600 20px/1.3 ${serif}">${greeting}</p>
<p style="margin:0 0 24px">${lead}</p>
<p style="margin:0 0 24px"><a class="button" href="${href}" style="display:inline-block;padding:13px 24px;border-radius:12px;background-color:#bf4820;color:#ffffff;font-weight:600;text-decoration:none">${button}</a></p>
${lifetime && `<p style="margin:0 0 16px">${lifetime}</p>`}
<p style="margin:0 0 24px">${unasked}</p>
<p style="margin:0">${closing}<br>${sender}</p>
</td></tr><tr>
<td class="soft" style="padding:20px 28px 0;color:#6a5c51;text-align:left;font:13px/1.5 ${sans}">
<p style="margin:0 0 6px">${byHand}</p>
<p style="margin:0;word-break:break-all"><a class="soft" href="${href}" style="color:#6a5c51">${href}</a></p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

const sans = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const serif = "Georgia,'Times New Roman',serif"

const darkColours = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background-color:#15110e!important;color:#f5eee6!important}
.sheet{background-color:#211b17!important;border-color:#38302a!important;color:#f5eee6!important}
.soft{color:#b9ab9d!important}
.button{background-color:#f08a55!important;color:#2b0f04!important}
}
`

function escaped(draft: Draft): Draft {
  const parts = Object.entries(draft).map(([part, text]) => [part, escapeHtml(text)])
  return Object.fromEntries(parts) as Draft
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
