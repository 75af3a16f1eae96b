/** As much of mailparser as the tests read; it comes without types. */
declare module 'mailparser' {
  type Addresses = { value: { name: string; address: string }[]; text: string }
  export type ParsedMail = {
    from: Addresses
    to: Addresses
    cc?: Addresses
    bcc?: Addresses
    subject: string
    text: string
    html: string
    messageId: string
    headers: Map<string, unknown>
    headerLines: { key: string; line: string }[]
  }
  export function simpleParser(raw: Uint8Array): Promise<ParsedMail>
}
