import { BROWSER_MODEL } from '../../domain/engines/browser-model.ts'
import { engineWords } from './en/engines.ts'

/** What a model is called: by its own name, where it has one. */
export const modelName = (model: string): string => (model === BROWSER_MODEL ? engineWords.ofBrowser : model)
