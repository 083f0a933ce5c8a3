export function startReportingHost(port?: number): Promise<{
  readonly url: string
  readonly reports: readonly string[]
  readonly close: () => Promise<void>
}>
