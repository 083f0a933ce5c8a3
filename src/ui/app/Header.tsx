import { CircleHelp, FolderOpen, Settings2 } from 'lucide-react'
import type { OpenDialog } from '../../store/app/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { ConnectionStatus } from '../key/ConnectionStatus.tsx'
import { afterPaint } from '../kit/after-paint.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { appWords as words } from '../words/en/app.ts'
import { UpdateButton } from './UpdateButton.tsx'
import { goTo } from './use-route.ts'
import { HELP, keyShortcuts, keyText } from './use-shortcuts.ts'

const ProjectName = lazyComponent(async () => (await import('../project/ProjectName.tsx')).ProjectName)
const Stepper = lazyComponent(async () => (await import('../jobs/Stepper.tsx')).Stepper)
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
          <Lazy when>
            <ProjectName name={name} />
          </Lazy>
        )}
      </div>
      {inProject && (
        <Lazy when placeholder={<span />}>
          <Stepper />
        </Lazy>
      )}
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
        <button type="button" className="tool" onClick={() => afterPaint(() => openDialog('settings'))}>
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
