import type { DBSchema } from 'idb'
import type { EngineStep } from '../../domain/engines/engines.ts'
import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { StoredJobNote } from '../../domain/jobs/interrupted-job.ts'
import type { StoredStep } from '../../domain/jobs/stored-steps.ts'
import type { ProjectCard } from '../../domain/library/card.ts'
import type { Bills, LedgerEntry, Stored } from '../../domain/money/ledger.ts'
import type { Project } from '../../domain/project/project.ts'

/** Sizes in bytes of a project's blobs. */
export type BlobSizes = Readonly<Record<BlobId, number>>

/** A database that refuses Blobs (WebKit's private sessions) gets their bytes. */
export type StoredBlob = Blob | { readonly type: string; readonly buffer: ArrayBuffer }

export type MediaKey = [kind: 'blob', project: ProjectId, blob: BlobId]

/** A deleted project; its media stay where they are. */
export interface Trashed {
  /** A project as some version of the app wrote it. */
  readonly record: unknown
  readonly deletedAt: number
}

/** What calls of a project are known to have cost, for the list. */
export interface Sum {
  readonly project: ProjectId
  /** US dollars. */
  readonly cost: number
}

/**
 * The database `maestro`: all that people have made. DO NOT CHANGE A NAME OR A KEY without a new
 * version and a step in upgrade.ts.
 */
export interface MaestroData extends DBSchema {
  /** As some version of the app wrote them: `migrate` reads them. */
  projects: { key: ProjectId; value: Project }
  /** The lines of the list, so that no project is read for it. */
  cards: { key: ProjectId; value: ProjectCard }
  /**
   * Pictures and clips, and under ['upscaler', 'own'] a person's own upscaler. The keys are those
   * of version 1, so that no file is ever written a second time.
   */
  media: { key: MediaKey; value: StoredBlob }
  sizes: { key: ProjectId; value: BlobSizes }
  /** The token of the one opening that may write a project. */
  writers: { key: ProjectId; value: string }
  trash: { key: ProjectId; value: Trashed }
  /** Single values of the app itself: meta.ts names them. */
  meta: { key: string | string[]; value: unknown }
}

/**
 * The database `maestro-jobs`: what is under way and what it cost. A database of its own, because
 * no call begins before its reservation is here, and Firefox runs one writing transaction a
 * database, whatever its stores: pictures that are being saved take long.
 */
export interface WorkData extends DBSchema {
  ledger: { key: [project: ProjectId, entry: string]; value: Stored<LedgerEntry> }
  sums: { key: ProjectId; value: Sum }
  /** Each model's latest bills; under the words for steps of the version that wrote them. */
  bills: { key: [step: StoredStep<EngineStep>, model: string]; value: Stored<Bills> }
  jobs: { key: ProjectId; value: StoredJobNote }
  /** 'ledger-moved': true. */
  meta: { key: string; value: true }
}

/**
 * All keys that begin with these parts: an array sorts after every shorter one and before `[…,
 * []]`.
 */
export function under(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}
