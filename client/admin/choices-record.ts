/** Who decided: a variable where Hearth is started, somebody in the house, or nobody yet. */
export type ChoiceDecider = 'environment' | 'choice' | 'default'

export type SignupRule = 'open' | 'invite' | 'closed'
export type WrittenLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

type Chosen<Value> = { value: Value; by: ChoiceDecider }

/** What a household chose while its Hearth runs. Amounts in bytes, 0 is no limit. */
export type HouseChoices = {
  householdName: string
  signup: Chosen<SignupRule>
  maxDailySignups: Chosen<number>
  /** A person. */
  quota: Chosen<number>
  /** A file. */
  maxUpload: Chosen<number>
  logLevel: Chosen<WrittenLevel>
  mail: {
    by: ChoiceDecider
    /** There is enough of it to send letters. */
    sends: boolean
    host: string | null
    port: number | null
    user: string | null
    from: string | null
    /** The password itself is never told. */
    hasPassword: boolean
  }
}

/** What is left out stays; null: as usual again. */
export type HouseWish = {
  householdName?: string
  signup?: SignupRule | null
  maxDailySignups?: number | null
  quota?: number | null
  maxUpload?: number | null
  logLevel?: WrittenLevel | null
  /** The password stays as long as server, port and user do. null: no mail server. */
  mail?: {
    host?: string | null
    port?: number | null
    user?: string | null
    pass?: string | null
    from?: string | null
  } | null
}

/** `reason` is stable; `message` is English. */
export type MailTrial = { sent: boolean; reason: string | null; message: string | null }
