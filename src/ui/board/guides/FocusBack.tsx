import { useState } from 'react'
import type { Take } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { putFocusBack } from '../../../store/takes/focus.ts'
import { Button } from '../../kit/Button.tsx'
import { guideWords as words } from '../../words/en/guides.ts'
import { stepWords } from '../../words/en/steps.ts'

/** Puts the focus of a take back to what was found, and says so. */
export function FocusBack({ take }: { readonly take: Take }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const [wasBack, setWasBack] = useState(false)
  const moved = take.focusByHand !== undefined
  const why = readOnly ? stepWords.whyNot.readOnly : moved ? undefined : words.focusNotMoved
  const back = () => {
    putFocusBack(take.id)
    setWasBack(true)
  }
  return (
    <>
      <Button why={why} onClick={back}>
        {words.focusBack}
      </Button>
      <p className="visually-hidden" role="status">
        {wasBack && !moved && words.focusIsBack}
      </p>
    </>
  )
}
