import type { BlobId } from '../../ids.ts'
import { blobsOf, eachBlob } from '../../project/blobs.ts'
import type { Project } from '../../project/project.ts'

/** The blobs of a frozen board that neither its project nor the project's other versions name. */
export function onlyIn(board: unknown, project: Project, others: ReadonlySet<string>): ReadonlySet<BlobId> {
  const found = new Set<BlobId>()
  eachBlob(board, (id) => !others.has(id) && found.add(id))
  for (const id of blobsOf(project)) found.delete(id)
  return found
}
