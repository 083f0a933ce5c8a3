import { ENGINE_STEPS } from '../../domain/engines/engines.ts'
import { loadCatalogue, useCatalogueStore } from '../../store/models/store.ts'
import { Alert } from '../kit/Alert.tsx'
import { PictureFields } from '../settings/PictureFields.tsx'
import { modelsWords as words } from '../words/en/models.ts'
import { shortDate } from '../words/format.ts'
import { ModelPicker } from './ModelPicker.tsx'

/** A model for each step, and the options of the image model. */
export function ModelFields() {
  return (
    <fieldset>
      <legend>{words.title}</legend>
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
  const date = catalogue && shortDate(catalogue.at)
  const age =
    date && (catalogue.source === 'bundled' ? words.fewKnown(date) : words.known(count(catalogue), date))
  return (
    <>
      {problem && <Alert problem={problem} />}
      <p className="quiet">
        {loading ? words.asking : `${age ?? words.notAsked} `}
        {!loading && (
          <button type="button" className="link" onClick={() => void loadCatalogue(true)}>
            {catalogue ? words.askAgain : words.ask}
          </button>
        )}
      </p>
    </>
  )
}

const count = ({ chat, image }: { readonly chat: readonly unknown[]; readonly image?: readonly unknown[] }) =>
  chat.length + (image?.length ?? 0)
