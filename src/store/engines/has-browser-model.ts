import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { EngineId } from '../../domain/engines/engines.ts'
import { languageModel, shipsModel } from '../../services/engines/browser-model/has-language-model.ts'

/** True in a browser that can bring a model along. */
export const hasBrowserModel = (): boolean => languageModel() !== undefined

/** True in a browser that may be asked for its model before a person wants to know. */
export const mayLookForModel = (): boolean => hasBrowserModel() && shipsModel()

/** False for an engine that this browser lacks. */
export const isOffered = (engine: EngineId): boolean => !factsOf(engine).ofBrowser || hasBrowserModel()
