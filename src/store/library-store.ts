import { create } from 'zustand'
import type { BlobId, ProjectId } from '../domain/ids.ts'
import { type Problem, toProblem } from '../domain/problem.ts'
import { newProject, type Project } from '../domain/project.ts'
import { AppError, toAppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import { storage } from '../services/index.ts'
import { log } from './app-store.ts'
import { chooseVideo, stop } from './job-store.ts'
import {
  chooseStyle,
  closeProject,
  commitProject,
  flushProject,
  openProject,
  renameOpenProject,
  setProblem,
  showProject,
  useProjectStore,
} from './project-store.ts'

interface LibraryState {
  /** Absent until the list has been read once. */
  readonly projects?: readonly Project[]
  readonly problem?: Problem | undefined
}

export const useLibraryStore = create<LibraryState>(() => ({}))

/** Reads the list again; the open project's latest edits are written first. */
export async function refreshLibrary(): Promise<void> {
  flushProject()
  try {
    const { projects, unreadable } = await storage.list()
    const [first] = unreadable
    useLibraryStore.setState({ projects, problem: first && toProblem(first) })
  } catch (error) {
    useLibraryStore.setState({ projects: [], problem: toProblem(toAppError(error)) })
  }
}

/** A new, empty project, open and on disk. */
export async function createProject(name = 'Untitled storyboard'): Promise<ProjectId> {
  await stop()
  await closeProject()
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const project = newProject(newId<ProjectId>(), name, Date.now(), seed)
  showProject(project)
  await commitProject((made) => made)
  return project.id
}

const SAMPLE_SEED = 7

/** A project with our own clip and style picture in it, ready to be analyzed. */
export async function createSample(): Promise<ProjectId> {
  const id = await createProject('Sample storyboard')
  try {
    const [clip, style] = await Promise.all([
      fetchFile('sample/clip.mp4', 'video/mp4'),
      fetchFile('sample/style.jpg', 'image/jpeg'),
    ])
    await commitProject((project) => ({ ...project, settings: { ...project.settings, seed: SAMPLE_SEED } }))
    await Promise.all([chooseStyle(style), chooseVideo(clip)])
  } catch (error) {
    setProblem('video', error)
  }
  return id
}

async function fetchFile(path: string, type: string): Promise<File> {
  const response = await fetch(path).catch((cause: unknown) => {
    throw new AppError('download-failed', path, { cause })
  })
  if (!response.ok) throw new AppError('download-failed', `${path}: ${response.status}`)
  return new File([await response.blob()], path.replace(/^.*\//, ''), { type })
}

/** Opens a project for work; a job of another one is cancelled first, and keeps what has arrived. */
export async function enterProject(id: ProjectId): Promise<void> {
  const open = useProjectStore.getState().project
  if (open?.id === id) return
  if (open) await stop()
  await openProject(id)
}

export async function renameProject(id: ProjectId, name: string): Promise<void> {
  const trimmed = name.trim()
  if (trimmed === '') return
  if (useProjectStore.getState().project?.id === id) renameOpenProject(trimmed)
  else {
    const project = await storage.load(id)
    if (project) await storage.save({ ...project, name: trimmed, updatedAt: Date.now() }, new Map())
  }
  await refreshLibrary()
}

export async function deleteProject(id: ProjectId): Promise<void> {
  if (useProjectStore.getState().project?.id === id) {
    await stop()
    await closeProject()
  }
  await storage.remove(id)
  log('Project deleted')
  await refreshLibrary()
}

/** A blob of any project, for the list's thumbnails. */
export const loadProjectBlob = (project: ProjectId, blob: BlobId) => storage.loadBlob(project, blob)
