import { Search } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { type ProjectCard, searchCards } from '../../domain/library/card.ts'
import { Button } from '../kit/Button.tsx'
import { ProjectListItem } from './ProjectListItem.tsx'

interface ProjectListProps {
  readonly projects: readonly ProjectCard[]
  readonly openStorage: () => void
}

/** With fewer the list is seen at a glance. */
const SEARCH_FROM = 5

export function ProjectList({ projects, openStorage }: ProjectListProps) {
  const [typed, setTyped] = useState('')
  const section = useRef<HTMLElement>(null)
  const found = searchCards(projects, useDeferredValue(typed))
  if (projects.length === 0) return null
  return (
    <section className="projects" ref={section} aria-labelledby="projects-title">
      <div className="projects-head">
        <h2 id="projects-title">Projects</h2>
        <span className="quiet figures">{projects.length}</span>
        {projects.length >= SEARCH_FROM && (
          <label className="search">
            <Search aria-hidden />
            <span className="visually-hidden">Search projects</span>
            <input
              className="input"
              type="search"
              placeholder="Search"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        )}
        <span className="push-end">
          <Button onClick={openStorage}>Storage</Button>
        </span>
      </div>
      {found.length === 0 && <p className="quiet">No project has “{typed}” in its name.</p>}
      <ul aria-label="Projects">
        {found.map((project) => (
          <ProjectListItem key={project.id} project={project} menuHome={section} />
        ))}
      </ul>
    </section>
  )
}
