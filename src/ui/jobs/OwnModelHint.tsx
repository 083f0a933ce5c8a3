import { useEffect } from 'react'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import { lookForBrowserModel, useBrowserModel } from '../../store/engines/browser-model.ts'
import { useEngines } from '../../store/settings/store.ts'
import { ownModelWords as words } from '../words/en/own-model.ts'

/** Offers the browser's own model where it is ready, and nothing but Sketch writes yet. */
export function OwnModelHint({ openSettings }: { readonly openSettings: () => void }) {
  const state = useBrowserModel(({ found }) => found?.state ?? 'absent')
  const { describe, direct } = useEngines()
  useEffect(() => void lookForBrowserModel(), [])
  const isWritten = factsOf(describe).isModel || factsOf(direct).isModel
  if (isWritten || state !== 'available') return null
  return (
    <p className="quiet">
      {words.hint}{' '}
      <button type="button" className="link" onClick={openSettings}>
        {words.useIt}
      </button>
    </p>
  )
}
