import { useState } from 'react'
import { LONGEST_SCENE, type Numbering, type NumberScheme } from '../../../domain/board/numbers.ts'
import { chooseNumbering } from '../../../store/board/order.ts'
import { FormDialog } from '../../kit/FormDialog.tsx'
import { orderWords as words } from '../../words/en/order.ts'

interface NumberingDialogProps {
  readonly scheme: NumberScheme
  readonly numbering: Numbering
  readonly onClose: () => void
}

/** The highest number that counting may begin with. */
const MOST = 9999

/** Asks for the scene's number, which belongs to the production, and the first shot's. */
export function NumberingDialog({ scheme, numbering, onClose }: NumberingDialogProps) {
  const [scene, setScene] = useState(numbering.scene ?? '')
  const [first, setFirst] = useState(String(numbering.first ?? 1))
  const hasScene = scheme === 'letters' || scheme === 'scene'
  const save = () => {
    const own = scene.trim()
    chooseNumbering({ ...numbering, scheme, first: Number(first), ...(own === '' ? {} : { scene: own }) })
  }
  return (
    <FormDialog
      title={words.numbersTitle}
      submit={words.number}
      cancel={words.cancel}
      onSubmit={save}
      onClose={onClose}
    >
      {hasScene && (
        <label className="field">
          <span>{words.scene}</span>
          <input
            className="input"
            required
            pattern=".*\S.*"
            maxLength={LONGEST_SCENE}
            value={scene}
            onChange={(event) => setScene(event.target.value)}
          />
        </label>
      )}
      <label className="field">
        <span>{words.firstNumber}</span>
        <input
          className="input"
          type="number"
          required
          min={1}
          max={MOST}
          step={1}
          value={first}
          onChange={(event) => setFirst(event.target.value)}
        />
      </label>
    </FormDialog>
  )
}
