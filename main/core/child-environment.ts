/**
 * What the server may know of the shell's environment. A list of what is let through, because what
 * would load foreign code into it (NODE_OPTIONS, DYLD_*, LD_*) cannot be listed to the end.
 */
export function childEnvironment(
  ambient: Record<string, string | undefined>,
  own: Record<string, string>,
): Record<string, string> {
  const passed = Object.entries(ambient).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && mayPass(entry[0]),
  )
  return { ...Object.fromEntries(passed), ...own }
}

/** Windows writes `Path` and `SystemRoot` as it likes. */
function mayPass(name: string): boolean {
  const upper = name.toUpperCase()
  return system.has(upper) || settings.has(name) || /^LC_[A-Z]+$/.test(name)
}

const system = new Set(
  `PATH HOME USER LOGNAME LANG LANGUAGE TZ TMPDIR TMP TEMP XDG_DATA_HOME XDG_RUNTIME_DIR
  SYSTEMROOT WINDIR SYSTEMDRIVE USERPROFILE APPDATA LOCALAPPDATA PATHEXT NUMBER_OF_PROCESSORS`.split(
    /\s+/,
  ),
)

/** The contract's variables. HEARTH_KEY_STORE is not among them: only the shell itself promises that. */
const settings = new Set(
  `HEARTH_DATA_DIR HEARTH_PORT HEARTH_HTTPS_PORT HEARTH_AUTH_PORT HEARTH_MEDIA_PORT HEARTH_LAN
  HEARTH_NAME HEARTH_SIGNUP MAX_DAILY_SIGNUPS HEARTH_MAX_UPLOAD HEARTH_QUOTA BASE_URL PUBLIC_URL
  CORS_ORIGINS COOKIE_DOMAIN JWT_ISSUER JWT_AUDIENCE MANA_AUTH_KEK MANA_SERVICE_KEY
  MANA_AI_PUBLIC_KEY_PEM SMTP_HOST SMTP_PORT SMTP_USER SMTP_PASS SMTP_FROM HEARTH_CLOUD_URL
  HEARTH_CLOUD_KEY HEARTH_BLOB_URL LOG_LEVEL`.split(/\s+/),
)
