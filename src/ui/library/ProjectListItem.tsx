import { Ellipsis, Image as ImageIcon } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ProjectCard } from '../../domain/library/card.ts'
import { isBlank } from '../../domain/scene/blank-text.ts'
import { loadAsked } from '../../store/app/asked-code.ts'
import { goTo, leftRoute, projectHref } from '../app/use-route.ts'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { useProjectBlobUrl } from '../kit/use-blob-url.ts'
import { appWords } from '../words/en/app.ts'
import { libraryWords as words } from '../words/en/library.ts'
import { dollars, fileSize, shortDate } from '../words/format.ts'
import type { ProjectAction } from './ProjectMenu.tsx'
import { useSeen } from './use-seen.ts'

const RenameDialog = lazyComponent(async () => (await import('./RenameDialog.tsx')).RenameDialog)
const ProjectMenu = lazyComponent(async () => (await import('./ProjectMenu.tsx')).ProjectMenu)

interface ProjectListItemProps {
  readonly project: ProjectCard
  /** Where the menu mounts: inside the page's landmarks, outside the card, which would clip it. */
  readonly menuHome: RefObject<HTMLElement | null>
}

/**
 * A project card. Its thumbnail and menu mount when it first comes into view, because there may be
 * a thousand cards.
 */
export function ProjectListItem({ project, menuHome }: ProjectListItemProps) {
  // The name is blank if the tab closed while it was being retyped.
  const name = isBlank(project.name) ? appWords.untitled : project.name.trim()
  const [renaming, setRenaming] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  const seen = useSeen(item, '200px')
  // Who comes back from a project, and not by a button that is still here, starts at its card.
  useEffect(() => {
    const left = leftRoute()
    if (left?.screen === 'project' && left.id === project.id && document.activeElement === document.body)
      item.current?.querySelector('button')?.focus()
  }, [project.id])
  const url = useProjectBlobUrl(project.id, seen ? project.thumbnail : undefined)
  const act = async (action: ProjectAction, name: string) => {
    const { PROJECT_ACTS } = await loadAsked(() => import('./project-acts.tsx'))
    await PROJECT_ACTS[action](project.id, name)
  }
  const choose = (action: ProjectAction) => {
    if (action === 'rename') setRenaming(true)
    else void act(action, name)
  }
  return (
    <li className="project-card" ref={item}>
      <div className="project-thumb">{url ? <img src={url} alt="" /> : <ImageIcon aria-hidden />}</div>
      <div className="project-facts">
        <button type="button" className="project-link" onClick={() => goTo(projectHref(project.id))}>
          {name}
        </button>
        <span className="quiet figures">{factsOf(project)}</span>
      </div>
      <Lazy when={seen} placeholder={<MenuPlaceholder />}>
        <ProjectMenu home={menuHome} onChoose={choose} />
      </Lazy>
      <Lazy when={renaming} asked="dialog" onClose={() => setRenaming(false)}>
        <RenameDialog
          open={renaming}
          name={name}
          onRename={(name) => act('rename', name)}
          onClose={() => setRenaming(false)}
        />
      </Lazy>
    </li>
  )
}

/** "3 Nov 2026 · 4 of 5 shots drawn · 12 MB · $0.21", or "$0.21 before" if none was spent here. */
function factsOf({ updatedAt, shots, drawn, bytes, cost, spent }: ProjectCard): string {
  return [
    shortDate(updatedAt),
    shots === 0 ? words.noShots : words.drawn(drawn, shots),
    bytes !== undefined && fileSize(bytes),
    spent !== undefined ? dollars(spent) : cost !== undefined && words.spentBefore(dollars(0), dollars(cost)),
  ]
    .filter(Boolean)
    .join(' · ')
}

function MenuPlaceholder() {
  return (
    <span className="icon-button" aria-hidden>
      <Ellipsis />
    </span>
  )
}
