import type { BlobId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { type Plan, picturesOf } from './plans.ts'

/**
 * True when the user has agreed to every picture that these plans send to this host. Pictures drawn
 * by the host itself need no consent; text needs it only together with the first pictures.
 */
export function isAgreed({ settings }: Project, host: string, plans: readonly Plan[]): boolean {
  const agreed = settings.agreements?.find((agreement) => agreement.host === host)?.pictures
  return agreed !== undefined && asked(host, plans).every((blob) => agreed.includes(blob))
}

/** Records that the pictures of these plans may be sent to this host. */
export function withAgreement(project: Project, host: string, plans: readonly Plan[]): Project {
  const { agreements = [], ...settings } = project.settings
  const earlier = agreements.find((agreement) => agreement.host === host)?.pictures ?? []
  const pictures = [...new Set([...earlier, ...asked(host, plans)])]
  const others = agreements.filter((agreement) => agreement.host !== host)
  return { ...project, settings: { ...settings, agreements: [...others, { host, pictures }] } }
}

const asked = (host: string, plans: readonly Plan[]): readonly BlobId[] =>
  plans
    .flatMap(picturesOf)
    .flatMap(({ blob, drawnAt }) => (blob === undefined || drawnAt === host ? [] : [blob]))
