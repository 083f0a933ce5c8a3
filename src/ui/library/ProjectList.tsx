import { Search } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { type ProjectCard, searchCards } from '../../domain/library/card.ts'
import { Button } from '../kit/Button.tsx'
import { libraryWords as words } from '../words/en/library.ts'
import { ProjectListItem } from './ProjectListItem.tsx'
import { useSeen } from './use-seen.ts'

interface ProjectListProps {
  readonly projects: readonly ProjectCard[]
  readonly openStorage: () => void
}

/** A shorter list needs no search. */
const SEARCH_FROM = 5
/** Cards that mount at once: of a thousand, each click and key would restyle all. */
const STEP = 60

/** Kept while a project is open, so that the way back leads to the same place. */
let shownBefore = STEP

export function ProjectList({ projects, openStorage }: ProjectListProps) {
  const [typed, setTyped] = useState('')
  const section = useRef<HTMLElement>(null)
  const [most, setMost] = useState(shownBefore)
  const found = searchCards(projects, useDeferredValue(typed))
  const showMore = () => {
    shownBefore = most + STEP
    setMost(shownBefore)
  }
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
        {found.slice(0, most).map((project) => (
          <ProjectListItem key={project.id} project={project} menuHome={section} />
        ))}
      </ul>
      {found.length > most && <More key={most} onSeen={showMore} />}
    </section>
  )
}

/** Below the last card: shows more of them when it comes near. */
function More({ onSeen }: { readonly onSeen: () => void }) {
  const place = useRef<HTMLParagraphElement>(null)
  const isNear = useSeen(place, '1000px')
  useEffect(() => {
    if (isNear) onSeen()
  })
  return (
    <p className="more-projects" ref={place}>
      <Button onClick={onSeen}>{words.moreProjects}</Button>
    </p>
  )
}
