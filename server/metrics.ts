/** Figures of the process itself, as Prometheus text; names start with the half that is asked. */
export function createMetrics(): (prefix: 'auth' | 'media') => string {
  const started = Date.now()
  return (prefix) => {
    const { rss, heapUsed } = process.memoryUsage()
    return [
      gauge(`${prefix}_process_resident_memory_bytes`, 'Memory of the server process.', rss),
      gauge(`${prefix}_process_heap_used_bytes`, 'JavaScript heap in use.', heapUsed),
      gauge(
        `${prefix}_process_uptime_seconds`,
        'Seconds since the start.',
        Math.round((Date.now() - started) / 1000),
      ),
    ].join('')
  }
}

function gauge(name: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`
}
