import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { EngineId } from '../../domain/engines/engines.ts'
import { languageModel } from '../../services/engines/browser-model/has-language-model.ts'

/** True in a browser that can bring a model along. */
export const hasBrowserModel = (): boolean => languageModel() !== undefined

/** False for an engine that this browser lacks. */
export const isOffered = (engine: EngineId): boolean => !factsOf(engine).ofBrowser || hasBrowserModel()
