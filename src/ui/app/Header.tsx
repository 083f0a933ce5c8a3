import { CircleHelp, FolderOpen, Settings2 } from 'lucide-react'
import { isBlank } from '../../domain/scene/blank-text.ts'
import { type OpenDialog, useAppStore } from '../../store/app/store.ts'
import { renameOpenProject } from '../../store/project/edits.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Stepper } from '../jobs/Stepper.tsx'
import { ConnectionStatus } from '../key/ConnectionStatus.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { useOwnText } from '../kit/use-own-text.ts'
import { appWords as words } from '../words/en/app.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { UpdateButton } from './UpdateButton.tsx'
import { goTo } from './use-route.ts'
import { HELP, keyShortcuts, keyText } from './use-shortcuts.ts'

const UndoButtons = lazyComponent(async () => (await import('../project/UndoButtons.tsx')).UndoButtons)

interface HeaderProps {
  readonly inProject: boolean
  readonly openDialog: (dialog: OpenDialog) => void
}

export function Header({ inProject, openDialog }: HeaderProps) {
  const name = useProjectStore(({ project }) => project?.name)
  const named = inProject && name !== undefined
  return (
    <header className="header">
      <div className="header-name">
        <a className="mark" href="#/" aria-label={words.allProjects}>
          <span className="mark-frame" />
        </a>
        {/* An open project's name is worth more room than the app's. */}
        <h1 className={named ? 'hidden-tight' : undefined}>{words.name}</h1>
        {named && (
          <>
            <span className="slash hidden-tight" aria-hidden>
              /
            </span>
            <NameField name={name} />
            <SaveState />
          </>
        )}
      </div>
      {inProject && <Stepper />}
      <div className="header-tools">
        {named && (
          <Lazy when>
            <UndoButtons />
          </Lazy>
        )}
        <UpdateButton />
        <ConnectionStatus />
        <button type="button" className="tool" onClick={() => goTo('#/')}>
          <FolderOpen aria-hidden />
          <span className="hidden-tight">{words.projects}</span>
        </button>
        <button type="button" className="tool" onClick={() => openDialog('settings')}>
          <Settings2 aria-hidden />
          <span className="hidden-tight">{words.settings}</span>
        </button>
        <button
          type="button"
          className="tool"
          aria-label={words.shortcuts}
          aria-keyshortcuts={keyShortcuts(HELP)}
          title={`${words.shortcuts} · ${keyText(HELP)}`}
          onClick={() => openDialog('shortcuts')}
        >
          <CircleHelp aria-hidden />
        </button>
      </div>
    </header>
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
