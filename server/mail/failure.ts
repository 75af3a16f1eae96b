import type { NodemailerError } from 'nodemailer'
import { HearthError } from '../../storage/index.ts'

/**
 * What went wrong between us and the mail server, for an admin to read. Of the server's own words only
 * the numbers are kept: a server may repeat the address or the link, and neither belongs into a row.
 */
export function inWords(error: unknown): HearthError {
  if (error instanceof HearthError) return error
  const known = error as NodemailerError
  return new HearthError(isFinal(known) ? 'UNPROCESSABLE' : 'UNAVAILABLE', sentence(known), {
    cause: error,
    reason: reasonOf(known),
  })
}

/** Whether another try may help. A refused password or sender is not the letter's fault: it may be put right. */
export function mayHelp(error: unknown): boolean {
  return !(error instanceof HearthError) || error.code !== 'UNPROCESSABLE'
}

function isFinal({ code, command, permanent }: NodemailerError): boolean {
  if (command?.startsWith('MAIL')) return false
  return permanent === true && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

function sentence(error: NodemailerError): string {
  const said = numbersOf(error)
  if (error.code === 'ETLS' || isAboutTrust(error)) return untrusted
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH')
    return `The mail server does not accept the user name or password${said}. Check SMTP_USER and SMTP_PASS.`
  if (error.code === 'EENVELOPE' && error.command?.startsWith('MAIL'))
    return `The mail server does not take letters from this sender${said}. Check SMTP_FROM.`
  if (error.code === 'EENVELOPE')
    return isFinal(error)
      ? `The mail server says that this address cannot be reached${said}.`
      : `The mail server did not take this address for now${said}.`
  if (error.code === 'EMESSAGE' || error.responseCode !== undefined)
    return isFinal(error)
      ? `The mail server refused the letter${said}.`
      : `The mail server could not take the letter for now${said}.`
  return sentences[error.code ?? ''] ?? 'The letter could not be sent.'
}

/** The same for whoever has words of their own. */
function reasonOf(error: NodemailerError): string {
  if (error.code === 'ETLS' || isAboutTrust(error)) return 'mail-untrusted'
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return 'mail-login'
  if (error.code === 'EENVELOPE')
    return error.command?.startsWith('MAIL') ? 'mail-sender' : 'mail-reader'
  if (error.code === 'EMESSAGE' || error.responseCode !== undefined) return 'mail-refused'
  return reasons[error.code ?? ''] ?? 'mail-unknown'
}

const reasons: Record<string, string> = {
  EDNS: 'mail-name',
  ESOCKET: 'mail-unreachable',
  ECONNREFUSED: 'mail-unreachable',
  ECONNECTION: 'mail-unreachable',
  ETIMEDOUT: 'mail-late',
  EABORT: 'mail-late',
  EPROTOCOL: 'mail-other',
}

/** A certificate that was refused comes as a broken connection; how OpenSSL named it is kept beside. */
function isAboutTrust({ originalCode = '' }: NodemailerError): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_)/.test(originalCode)
}

/** As ` (550 5.1.1)`. */
function numbersOf({ responseCode, response = '' }: NodemailerError): string {
  if (responseCode === undefined) return ''
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  return ` (${responseCode}${enhanced ? ` ${enhanced}` : ''})`
}

const unreachable = 'The mail server cannot be reached. Check SMTP_HOST and SMTP_PORT.'

const untrusted =
  'The mail server offers no encryption that can be trusted, so nothing was sent to it.'

const sentences: Record<string, string> = {
  EDNS: 'There is no mail server of this name. Check SMTP_HOST and the connection to the internet.',
  ESOCKET: unreachable,
  ECONNREFUSED: unreachable,
  ECONNECTION: 'The mail server hung up before it had taken the letter.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EABORT: 'The mail server did not answer in time.',
  EPROTOCOL: 'What answers there does not speak like a mail server. Check SMTP_HOST and SMTP_PORT.',
}
