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
  /** What it cannot work without: a key (or the user's own server), a picture server, nothing. */
  readonly needs: 'key' | 'server' | undefined
  /** It uses the catalogue's models, as chosen in Settings, with their parameters. */
  readonly usesModels: boolean
  /** It draws from the frame of the shot's own moment in the clip. */
  readonly drawsMoment: boolean
  /** It draws the people, places and things that a shot names. */
  readonly drawsNames: boolean
  /** Shots that one call writes at most; a longer list is asked for in parts. */
  readonly mostShots: number
  /**
   * Concurrent pictures: as many as the service takes, at most as set; by the number of CPU cores;
   * or one after another.
   */
  readonly concurrency: 'settings' | 'cores' | 'one'
  /** A model writes, which may claim what the clip does not show. */
  readonly isModel?: true
  /** A part of some browsers, which do not say whether it works on the device. */
  readonly ofBrowser?: true
  /** Frames that it looks at to describe; all of them where absent. */
  readonly mostFrames?: number
  /** It directs from words alone and is sent no frame. */
  readonly directsBlind?: true
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
    needs: 'key',
    usesModels: true,
    drawsMoment: false,
    drawsNames: true,
    mostShots: 10,
    concurrency: 'settings',
    isModel: true,
  },
  sketch: {
    steps: ENGINE_STEPS,
    leavesDevice: false,
    bills: false,
    needs: undefined,
    usesModels: false,
    drawsMoment: true,
    drawsNames: false,
    mostShots: Number.POSITIVE_INFINITY,
    concurrency: 'cores',
  },
  'picture-server': {
    steps: ['draw'],
    leavesDevice: true,
    bills: false,
    needs: 'server',
    usesModels: false,
    drawsMoment: true,
    drawsNames: true,
    mostShots: 0,
    concurrency: 'one',
  },
  // Behind Sketch, which can always work, so that it is never the automatic choice.
  'browser-model': {
    steps: ['describe', 'direct'],
    leavesDevice: true,
    bills: false,
    // Where it is gone, Sketch does the step.
    needs: undefined,
    usesModels: false,
    drawsMoment: false,
    drawsNames: false,
    mostShots: 5,
    concurrency: 'one',
    isModel: true,
    ofBrowser: true,
    mostFrames: 5,
    directsBlind: true,
  },
} as const satisfies Readonly<Record<string, EngineFacts>>

export type EngineId = keyof typeof ENGINES
