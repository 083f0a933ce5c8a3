import type { ReferenceSource } from '../board/reference.ts'
import type { BlobId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { type Plan, picturesOf } from './plans.ts'

/**
 * True when the user has agreed to every picture that these plans send to this host. Pictures drawn
 * by the host itself need no consent; text needs it only together with the first pictures.
 */
export function isAgreed({ settings }: Project, host: string, plans: readonly Plan[]): boolean {
  const agreed = settings.agreements?.find((agreement) => agreement.host === host)?.pictures
  return (
    agreed !== undefined &&
    asked(host, plans).every(({ blob, part }) => agreed.includes(blob) || agreed.includes(part))
  )
}

/** Records that the pictures of these plans may be sent to this host. */
export function withAgreement(project: Project, host: string, plans: readonly Plan[]): Project {
  const { agreements = [], ...settings } = project.settings
  const earlier = agreements.find((agreement) => agreement.host === host)?.pictures ?? []
  const pictures = [...new Set([...earlier, ...asked(host, plans).map(({ part }) => part)])]
  const others = agreements.filter((agreement) => agreement.host !== host)
  return { ...project, settings: { ...settings, agreements: [...others, { host, pictures }] } }
}

interface Asked {
  readonly blob: BlobId
  /** The part of it that is sent. It may go where the whole may, but not the other way round. */
  readonly part: BlobId
}

const asked = (host: string, plans: readonly Plan[]): readonly Asked[] =>
  plans
    .flatMap(picturesOf)
    .flatMap(({ blob, drawnAt, source }) =>
      blob === undefined || drawnAt === host ? [] : [{ blob, part: partOf(blob, source) }],
    )

function partOf(blob: BlobId, source: ReferenceSource | undefined): BlobId {
  const rectangle = source && 'rectangle' in source ? source.rectangle : undefined
  if (!rectangle) return blob
  const { x, y, width, height } = rectangle
  const sides = [x, y, width, height].map((side) => Math.round(side * 9999))
  return [blob, ...sides].join('.') as BlobId
}
