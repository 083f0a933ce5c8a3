import { useCatalogueStore } from '../../store/models/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { engineWords } from '../words/en/engines.ts'

/** Why the server in use cannot draw; undefined when it can, or is not used. */
export function useCannotDraw(): string | undefined {
  const own = useCatalogueStore(({ catalogue }) => catalogue?.source === 'own')
  const { usesModels } = useEngine('draw')
  return own && usesModels ? engineWords.cannotDraw : undefined
}
