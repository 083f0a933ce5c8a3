import { useState } from 'react'
import { FormDialog } from '../../kit/FormDialog.tsx'
import { versionWords as words } from '../../words/en/versions.ts'

interface NameDialogProps {
  readonly title: string
  readonly submit: string
  /** At first. */
  readonly name: string
  readonly onName: (name: string) => unknown
  readonly onClose: () => void
}

/** Asks for a version's name; an empty one stays as it was proposed. */
export function NameDialog({ title, submit, name, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name)
  return (
    <FormDialog
      title={title}
      submit={submit}
      cancel={words.cancel}
      onSubmit={() => void onName(typed.trim() || name)}
      onClose={onClose}
    >
      <label className="field">
        <span>{words.name}</span>
        <input
          className="input"
          value={typed}
          maxLength={80}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
    </FormDialog>
  )
}
