/** Whether the household address answers there, within five seconds. Never rejects. */
export async function probeHousehold(origin: string, waitMs = 5000): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/health`, {
      headers: { connection: 'close' },
      redirect: 'error',
      signal: AbortSignal.timeout(waitMs),
    })
    const body = (await answer.json()) as { service?: unknown }
    return answer.ok && body.service === 'hearth'
  } catch {
    return false
  }
}
