import { ENGINE_STEPS, ENGINES, type EngineFacts, type EngineId, type EngineStep } from './engines.ts'

/** Every engine, in the order of the pickers. */
export const ENGINE_IDS = Object.keys(ENGINES) as readonly EngineId[]

export const factsOf = (engine: EngineId): EngineFacts => ENGINES[engine]

/** `auto`: the first engine that can work. */
export type EngineChoice = EngineId | 'auto'

/** The engine of each step. */
export type EngineChoices = Readonly<Record<EngineStep, EngineChoice>>
export type Engines = Readonly<Record<EngineStep, EngineId>>

/** A record with a value for each step. */
export const forEachStep = <Value>(make: (step: EngineStep) => Value) =>
  Object.fromEntries(ENGINE_STEPS.map((step) => [step, make(step)])) as Readonly<Record<EngineStep, Value>>

export const enginesFor = (step: EngineStep): readonly EngineId[] =>
  ENGINE_IDS.filter((id) => factsOf(id).steps.includes(step))

/** The engine that some browsers bring along. */
export const browserEngine = (): EngineId | undefined => ENGINE_IDS.find((id) => factsOf(id).ofBrowser)

/** Engines that do every step and can be chosen for all at once. */
export const WHOLE_ENGINES = ENGINE_IDS.filter((id) =>
  ENGINE_STEPS.every((step) => factsOf(id).steps.includes(step)),
)

/** What there is of what engines cannot work without. */
export type Means = Readonly<Record<NonNullable<EngineFacts['needs']>, boolean>>

/** True where an engine has all that it needs. */
export const isAble = (engine: EngineId, means: Means): boolean => {
  const { needs } = factsOf(engine)
  return needs === undefined || means[needs]
}

/** The engine of a step: the chosen one, else the first that has what it needs. */
export function engineInUse(choices: EngineChoices, step: EngineStep, means: Means): EngineId {
  const chosen = choices[step]
  if (chosen !== 'auto') return chosen
  const able = enginesFor(step).find((id) => isAble(id, means))
  if (!able) throw new Error(`No engine can ${step}`)
  return able
}

/** The engine that does all steps; undefined where they differ. */
export function soleEngine(engines: Engines): EngineId | undefined {
  const [first, ...others] = Object.values(engines)
  return others.every((engine) => engine === first) ? first : undefined
}
