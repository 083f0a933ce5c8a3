import type { EngineId } from '../../domain/engines/engines.ts'
import type { Engine } from './engine.ts'
import { LOADERS, type Reads } from './loaders.ts'

export const loadEngine = (id: EngineId, reads: Reads): Promise<Engine> => LOADERS[id](reads)
