import { Ellipsis, Image as ImageIcon } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import type { Project } from '../domain/project.ts'
import { drawnCount } from '../domain/readiness.ts'
import { shownTake } from '../domain/shot.ts'
import { useJobStore } from '../store/job-store.ts'
import { deleteProject, renameProject } from '../store/library-store.ts'
import { useProjectStore } from '../store/project-store.ts'
import { shortDate } from './format.ts'
import { Later } from './Later.tsx'
import { lazyPart } from './lazy-part.ts'
import { useProjectBlobUrl } from './use-blob-url.ts'
import { goTo, projectHref } from './use-route.ts'

const Confirm = lazyPart(async () => (await import('./Confirm.tsx')).Confirm)
const RenameDialog = lazyPart(async () => (await import('./RenameDialog.tsx')).RenameDialog)
const ProjectMenu = lazyPart(async () => (await import('./ProjectMenu.tsx')).ProjectMenu)

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
      <Later when={leaving !== undefined}>
        <Confirm
          open={leaving !== undefined}
          title="A job is still running"
          text="It belongs to the project you came from. Opening another one cancels it; what has arrived is kept."
          action="Cancel it and open"
          onConfirm={() => leaving && goTo(projectHref(leaving.id))}
          onClose={() => setLeaving(undefined)}
        />
      </Later>
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
      <Later when placeholder={<MenuPlaceholder />}>
        <ProjectMenu home={menuHome} onChoose={setDialog} />
      </Later>
      <Later when={dialog === 'rename'}>
        <RenameDialog
          open={dialog === 'rename'}
          name={project.name}
          onRename={(name) => renameProject(project.id, name)}
          onClose={() => setDialog(undefined)}
        />
      </Later>
      <Later when={dialog === 'delete'}>
        <Confirm
          open={dialog === 'delete'}
          title={`Delete “${project.name}”?`}
          text="Its clip, frames, shots and every picture are removed from this device. This cannot be undone."
          action="Delete"
          onConfirm={() => deleteProject(project.id)}
          onClose={() => setDialog(undefined)}
        />
      </Later>
    </li>
  )
}

function MenuPlaceholder() {
  return (
    <span className="icon-button" aria-hidden>
      <Ellipsis />
    </span>
  )
}

/** The first drawn picture, else the clip's preview. */
function thumbnailOf(project: Project) {
  const drawn = project.shots.map(shownTake).find((take) => take !== undefined)
  return drawn?.blob ?? project.video?.preview?.blob ?? project.style?.blob
}
