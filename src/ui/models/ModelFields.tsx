import { ENGINE_STEPS } from '../../domain/engines/engines.ts'
import { loadCatalogue, useCatalogueStore } from '../../store/models/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { PictureFields } from '../settings/PictureFields.tsx'
import { shortDate } from '../words/format.ts'
import { ModelPicker } from './ModelPicker.tsx'

/** A model for each step, and what can be asked of the image model. */
export function ModelFields() {
  return (
    <fieldset>
      <legend>Models</legend>
      {ENGINE_STEPS.map((step) => (
        <ModelPicker key={step} step={step} />
      ))}
      <PictureFields />
      <CatalogueState />
    </fieldset>
  )
}

function CatalogueState() {
  const { catalogue, loading, problem } = useCatalogueStore()
  const age = catalogue && (
    <>
      {catalogue.source === 'bundled' ? 'A few models as of ' : `${count(catalogue)} models as of `}
      {shortDate(catalogue.at)}.{' '}
    </>
  )
  return (
    <>
      {problem && <Alert problem={problem} />}
      <p className="quiet">
        {loading
          ? 'Asking for the list of models…'
          : (age ?? 'The list of models has not been asked for yet. ')}
        {!loading && (
          <button type="button" className="link" onClick={() => void loadCatalogue(true)}>
            {catalogue ? 'Ask again' : 'Ask for it'}
          </button>
        )}
      </p>
    </>
  )
}

const count = ({ chat, image }: { readonly chat: readonly unknown[]; readonly image?: readonly unknown[] }) =>
  chat.length + (image?.length ?? 0)
