import { isBlank } from '../../domain/scene/blank-text.ts'
import { useAppStore } from '../../store/app/store.ts'
import { renameOpenProject } from '../../store/project/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useOwnText } from '../kit/use-own-text.ts'
import { appWords as words } from '../words/en/app.ts'
import { useErrorTexts } from '../words/error-text.ts'

/** The open project's name in the header, and whether it is saved. */
export function ProjectName({ name }: { readonly name: string }) {
  return (
    <>
      <span className="slash hidden-tight" aria-hidden>
        /
      </span>
      <NameField name={name} />
      <SaveState />
    </>
  )
}

function NameField({ name }: { readonly name: string }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  return (
    <input
      className="name-input"
      aria-label={words.projectName}
      dir="auto"
      {...useOwnText<HTMLInputElement>(name, renameOpenProject)}
      maxLength={80}
      readOnly={readOnly}
      onBlur={(event) => isBlank(event.target.value) && renameOpenProject(words.untitled)}
    />
  )
}

function SaveState() {
  const save = useProjectStore((state) => state.save)
  const readOnly = useProjectStore((state) => state.readOnly)
  const visitOnly = useAppStore((state) => state.visitOnly)
  const { errorText } = useErrorTexts()
  if (readOnly) return <span className="save-state">{words.readOnly}</span>
  if (save.status === 'unsaved') {
    const why = save.problem ? errorText(save.problem) : undefined
    return (
      <span className="save-state is-failed" role="alert" title={why && `${why.title} ${why.help}`}>
        {save.wordsKept ? words.notAllSaved : words.notSaved}
        {why && <span className="visually-hidden">: {why.title}</span>}
      </span>
    )
  }
  const saved = visitOnly ? words.keptForVisit : words.saved
  return <span className="save-state">{save.status === 'saving' ? words.saving : saved}</span>
}
