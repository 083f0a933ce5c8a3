/** What engines do; each step has its engine in the settings. */
export const ENGINE_STEPS = ['describe', 'direct', 'draw'] as const
export type EngineStep = (typeof ENGINE_STEPS)[number]

/** What the app must know of an engine before it is loaded. */
export interface EngineFacts {
  readonly steps: readonly EngineStep[]
  /** It sends what it is given to another program: a person agrees first. */
  readonly leavesDevice: boolean
  /** Its calls may cost: they are priced, limited, written down and never repeated unasked. */
  readonly bills: boolean
  /** It works only with a key, or with a server of one's own. */
  readonly needsKey: boolean
  /** The catalogue's models work for it, as chosen in Settings, and take what is asked of them. */
  readonly usesModels: boolean
  /** Pictures at once: as set, or as many as this machine's cores can draw. */
  readonly concurrency: 'settings' | 'cores'
}

/**
 * Every engine; the first that can work is the automatic choice. A new one is a row here, a folder
 * in `services/engines` with a line in its loaders, and its words.
 */
export const ENGINES = {
  openrouter: {
    steps: ENGINE_STEPS,
    leavesDevice: true,
    bills: true,
    needsKey: true,
    usesModels: true,
    concurrency: 'settings',
  },
  sketch: {
    steps: ENGINE_STEPS,
    leavesDevice: false,
    bills: false,
    needsKey: false,
    usesModels: false,
    concurrency: 'cores',
  },
} as const satisfies Readonly<Record<string, EngineFacts>>

export type EngineId = keyof typeof ENGINES
