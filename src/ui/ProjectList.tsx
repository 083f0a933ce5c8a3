import { Menu } from '@base-ui/react/menu'
import { Ellipsis, Image as ImageIcon } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import type { Project } from '../domain/project.ts'
import { drawnCount } from '../domain/readiness.ts'
import { shownTake } from '../domain/shot.ts'
import { useJobStore } from '../store/job-store.ts'
import { deleteProject, renameProject } from '../store/library-store.ts'
import { useProjectStore } from '../store/project-store.ts'
import { Confirm } from './Confirm.tsx'
import { shortDate } from './format.ts'
import { RenameDialog } from './RenameDialog.tsx'
import { useProjectBlobUrl } from './use-blob-url.ts'
import { goTo, projectHref } from './use-route.ts'

export function ProjectList({ projects }: { readonly projects: readonly Project[] }) {
  const busyWith = useProjectStore(({ project }) => project?.id)
  const busy = useJobStore(({ job }) => job !== undefined)
  const [leaving, setLeaving] = useState<Project>()
  const section = useRef<HTMLElement>(null)
  if (projects.length === 0) return null
  return (
    <section className="projects" ref={section} aria-labelledby="projects-title">
      <h2 id="projects-title">Projects</h2>
      <ul aria-label="Projects">
        {projects.map((project) => (
          <ProjectCard
            key={project.id}
            project={project}
            menuHome={section}
            onOpen={() =>
              busy && busyWith !== project.id ? setLeaving(project) : goTo(projectHref(project.id))
            }
          />
        ))}
      </ul>
      <Confirm
        open={leaving !== undefined}
        title="A job is still running"
        text="It belongs to the project you came from. Opening another one cancels it; what has arrived is kept."
        action="Cancel it and open"
        onConfirm={() => leaving && goTo(projectHref(leaving.id))}
        onClose={() => setLeaving(undefined)}
      />
    </section>
  )
}

interface ProjectCardProps {
  readonly project: Project
  /** Where the menu is put: inside the page's landmarks, outside the card that would cut it off. */
  readonly menuHome: RefObject<HTMLElement | null>
  readonly onOpen: () => void
}

function ProjectCard({ project, menuHome, onOpen }: ProjectCardProps) {
  const [dialog, setDialog] = useState<'rename' | 'delete'>()
  const thumbnail = thumbnailOf(project)
  const url = useProjectBlobUrl(project.id, thumbnail)
  const drawn = drawnCount(project)
  return (
    <li className="project-card">
      <div className="project-thumb">{url ? <img src={url} alt="" /> : <ImageIcon aria-hidden />}</div>
      <div className="project-facts">
        <button type="button" className="project-link" onClick={onOpen}>
          {project.name}
        </button>
        <span className="quiet">
          {shortDate(project.updatedAt)} ·{' '}
          {project.shots.length === 0 ? 'no shots yet' : `${drawn} of ${project.shots.length} shots drawn`}
        </span>
      </div>
      <Menu.Root>
        <Menu.Trigger className="icon-button" aria-label="Project actions">
          <Ellipsis aria-hidden />
        </Menu.Trigger>
        <Menu.Portal container={menuHome}>
          <Menu.Positioner sideOffset={4} align="end">
            <Menu.Popup className="menu">
              <Menu.Item className="menu-item" onClick={() => setDialog('rename')}>
                Rename
              </Menu.Item>
              <Menu.Item className="menu-item danger" onClick={() => setDialog('delete')}>
                Delete
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <RenameDialog
        open={dialog === 'rename'}
        name={project.name}
        onRename={(name) => renameProject(project.id, name)}
        onClose={() => setDialog(undefined)}
      />
      <Confirm
        open={dialog === 'delete'}
        title={`Delete “${project.name}”?`}
        text="Its clip, frames, shots and every picture are removed from this device. This cannot be undone."
        action="Delete"
        onConfirm={() => deleteProject(project.id)}
        onClose={() => setDialog(undefined)}
      />
    </li>
  )
}

/** The first drawn picture, else the clip's preview. */
function thumbnailOf(project: Project) {
  const drawn = project.shots.map(shownTake).find((take) => take !== undefined)
  return drawn?.blob ?? project.video?.preview?.blob ?? project.style?.blob
}
