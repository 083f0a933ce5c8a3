/** What the browser reports about this app's storage. */
export interface Space {
  /** Bytes in use and bytes granted; 0 where the browser does not say. */
  readonly usage: number
  readonly quota: number
  /** True when the browser has promised never to evict the data. */
  readonly persisted: boolean
}

export async function readSpace(): Promise<Space> {
  const [estimate, persisted] = await Promise.all([
    ask<StorageEstimate>(() => navigator.storage?.estimate?.(), {}),
    ask(() => navigator.storage?.persisted?.(), false),
  ])
  return { usage: estimate.usage ?? 0, quota: estimate.quota ?? 0, persisted }
}

/** The browser's answer; the default where it has none or refuses. */
async function ask<Answer>(call: () => Promise<Answer> | undefined, byDefault: Answer): Promise<Answer> {
  try {
    return (await call()) ?? byDefault
  } catch {
    return byDefault
  }
}

/** Requests persistent storage. @returns whether it was granted. */
export const askToPersist = () => ask(() => navigator.storage?.persist?.(), false)
