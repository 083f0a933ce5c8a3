import type { DBSchema } from 'idb'
import type { EngineStep } from '../../domain/engines/engines.ts'
import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId, ProjectId, VersionId } from '../../domain/ids.ts'
import type { StoredJobNote } from '../../domain/jobs/interrupted-job.ts'
import type { StoredStep } from '../../domain/jobs/stored-steps.ts'
import type { ProjectCard } from '../../domain/library/card.ts'
import type { Bills, LedgerEntry, Stored } from '../../domain/money/ledger.ts'
import type { Project } from '../../domain/project/project.ts'

/** Sizes in bytes of a project's blobs. */
export type BlobSizes = Readonly<Record<BlobId, number>>

/** A database that refuses Blobs (WebKit's private sessions) stores their bytes. */
export type StoredBlob = Blob | { readonly type: string; readonly buffer: ArrayBuffer }

export type MediaKey = [kind: 'blob', project: ProjectId, blob: BlobId]

/** A deleted project; its media stay in place. */
export interface Trashed {
  /** A project as some version of the app wrote it. */
  readonly record: unknown
  readonly deletedAt: number
}

/** A version whose board is a record as some version of the app wrote it. */
export type StoredVersion = Omit<Version, 'board'> & { readonly board: unknown }

/** The known cost of a project's calls, for the list. */
export interface Sum {
  readonly project: ProjectId
  /** US dollars. */
  readonly cost: number
}

/**
 * The database `maestro`: everything that users have made. DO NOT CHANGE A NAME OR A KEY without a
 * new version and a step in upgrade.ts.
 */
export interface MaestroData extends DBSchema {
  /** As some version of the app wrote them; `migrate` reads them. */
  projects: { key: ProjectId; value: Project }
  /** The lines of the project list, which so needs no record. */
  cards: { key: ProjectId; value: ProjectCard }
  /**
   * Pictures and clips, and the user's own upscaler under ['upscaler', 'own']. The keys are those
   * of version 1, so that the upgrade rewrites no file.
   */
  media: { key: MediaKey; value: StoredBlob }
  sizes: { key: ProjectId; value: BlobSizes }
  /** The token of the session that may write the project. */
  writers: { key: ProjectId; value: string }
  trash: { key: ProjectId; value: Trashed }
  /** What was frozen of a project, in the trash too. Its pictures lie among the project's media. */
  versions: { key: [project: ProjectId, version: VersionId]; value: StoredVersion }
  /** Single values of the app; meta.ts lists them. */
  meta: { key: string | string[]; value: unknown }
}

/**
 * The database `maestro-jobs`: jobs in progress and their costs. Separate, because no call starts
 * before its reservation is on disk, and Firefox runs one write transaction per database, whatever
 * its stores: saving pictures takes long.
 */
export interface WorkData extends DBSchema {
  ledger: { key: [project: ProjectId, entry: string]; value: Stored<LedgerEntry> }
  sums: { key: ProjectId; value: Sum }
  /** Each model's latest bills, under the step names of the version that wrote them. */
  bills: { key: [step: StoredStep<EngineStep>, model: string]; value: Stored<Bills> }
  jobs: { key: ProjectId; value: StoredJobNote }
  /** 'ledger-moved': true. */
  meta: { key: string; value: true }
}

/**
 * The range of keys with this prefix: an array sorts after every shorter one and before `[…, []]`.
 */
export function under(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}
