import { Search } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { type ProjectCard, searchCards } from '../../domain/library/card.ts'
import { Button } from '../kit/Button.tsx'
import { libraryWords as words } from '../words/en/library.ts'
import { ProjectListItem } from './ProjectListItem.tsx'

interface ProjectListProps {
  readonly projects: readonly ProjectCard[]
  readonly openStorage: () => void
}

/** A shorter list needs no search. */
const SEARCH_FROM = 5

export function ProjectList({ projects, openStorage }: ProjectListProps) {
  const [typed, setTyped] = useState('')
  const section = useRef<HTMLElement>(null)
  const found = searchCards(projects, useDeferredValue(typed))
  if (projects.length === 0) return null
  return (
    <section className="projects" ref={section} aria-labelledby="projects-title">
      <div className="projects-head">
        <h2 id="projects-title">{words.projects}</h2>
        <span className="quiet figures">{projects.length}</span>
        {projects.length >= SEARCH_FROM && (
          <label className="search">
            <Search aria-hidden />
            <span className="visually-hidden">{words.searchProjects}</span>
            <input
              className="input"
              type="search"
              placeholder={words.search}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <span className="push-end">
          <Button onClick={openStorage}>{words.storage}</Button>
        </span>
      </div>
      {found.length === 0 && <p className="quiet">{words.notFound(typed)}</p>}
      <ul aria-label={words.projects}>
        {found.map((project) => (
          <ProjectListItem key={project.id} project={project} menuHome={section} />
        ))}
      </ul>
    </section>
  )
}
