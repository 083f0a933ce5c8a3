/** The browser's own word about its storage for this app. */
export interface Space {
  /** Bytes in use, and bytes that the browser grants in all; 0 where it does not tell. */
  readonly usage: number
  readonly quota: number
  /** The browser has promised not to clear it by itself when the disk runs short. */
  readonly persisted: boolean
}

export async function readSpace(): Promise<Space> {
  const [estimate, persisted] = await Promise.all([
    ask<StorageEstimate>(() => navigator.storage?.estimate?.(), {}),
    ask(() => navigator.storage?.persisted?.(), false),
  ])
  return { usage: estimate.usage ?? 0, quota: estimate.quota ?? 0, persisted }
}

/** What the browser says; the default where it says nothing, or refuses to. */
async function ask<Answer>(call: () => Promise<Answer> | undefined, byDefault: Answer): Promise<Answer> {
  try {
    return (await call()) ?? byDefault
  } catch {
    return byDefault
  }
}

/** Asks the browser to keep the data for good; its answer. */
export const askToPersist = () => ask(() => navigator.storage?.persist?.(), false)
