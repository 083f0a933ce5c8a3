import type { BlobId, VersionId } from '../../ids.ts'
import type { Project } from '../../project/project.ts'

/** A board as it was when it was frozen, under a name. Plain JSON. */
export interface Version {
  readonly id: VersionId
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** What files need of the project, and nothing else. Its id is the project's. */
  readonly board: Project
  /** SHA-256 of each shown picture, hex; a picture that was lost by then has none. */
  readonly hashes: Readonly<Record<BlobId, string | undefined>>
  /** The clip, whose sound a video has while the project has it too: named, but not kept. */
  readonly clip?: BlobId
}
