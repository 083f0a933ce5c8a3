import type { EngineId } from '../../domain/engines/engines.ts'
import type { Engine } from './engine.ts'
import { LOADERS, type ReadConfig } from './loaders.ts'

export const loadEngine = (id: EngineId, config: ReadConfig): Promise<Engine> => LOADERS[id](config)
