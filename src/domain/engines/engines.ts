/** The steps that engines do; each has its engine in the settings. */
export const ENGINE_STEPS = ['describe', 'direct', 'draw'] as const
export type EngineStep = (typeof ENGINE_STEPS)[number]

/** What the app must know about an engine before it is loaded. */
export interface EngineFacts {
  readonly steps: readonly EngineStep[]
  /** It sends its input to another program, which needs consent. */
  readonly leavesDevice: boolean
  /** Its calls may cost: they are priced, limited, recorded and never repeated automatically. */
  readonly bills: boolean
  /** It needs a key or the user's own server. */
  readonly needsKey: boolean
  /** It uses the catalogue's models, as chosen in Settings, with their parameters. */
  readonly usesModels: boolean
  /** It draws from the frame of the shot's own moment in the clip. */
  readonly drawsMoment: boolean
  /** Shots that one call writes at most; a longer list is asked for in parts. */
  readonly mostShots: number
  /** Concurrent pictures: as set, or by the number of CPU cores. */
  readonly concurrency: 'settings' | 'cores'
}

/**
 * Every engine; the first usable one is the automatic choice. A new engine is a row here, a folder
 * in `services/engines` with a line in its loaders, and its words.
 */
export const ENGINES = {
  openrouter: {
    steps: ENGINE_STEPS,
    leavesDevice: true,
    bills: true,
    needsKey: true,
    usesModels: true,
    drawsMoment: false,
    mostShots: 10,
    concurrency: 'settings',
  },
  sketch: {
    steps: ENGINE_STEPS,
    leavesDevice: false,
    bills: false,
    needsKey: false,
    usesModels: false,
    drawsMoment: true,
    mostShots: Number.POSITIVE_INFINITY,
    concurrency: 'cores',
  },
} as const satisfies Readonly<Record<string, EngineFacts>>

export type EngineId = keyof typeof ENGINES
