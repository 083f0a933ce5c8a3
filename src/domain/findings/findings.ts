import { digestOf } from '../../lib/digest.ts'
import type { Shot } from '../board/shot.ts'
import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { viewOf } from './board-view.ts'
import type { Fix, Found, Hit, RuleId } from './finding.ts'
import { type FindingLevel, RULES, type Rule } from './rules.ts'

export interface Finding {
  /** Unique on the board; changes when a field that the rule reads changes. */
  readonly key: string
  readonly rule: RuleId
  readonly level: FindingLevel
  readonly found: Found
  /** The shots concerned, in board order; the mark is at the last of them. */
  readonly shots: readonly ShotId[]
  readonly fixes: readonly Fix[]
}

export interface BoardFindings {
  /** Warnings first, then in order of the board; without those that are left as they are. */
  readonly findings: readonly Finding[]
  /** The descriptions are in English; in other languages rules on words do not run. */
  readonly english: boolean
}

/** What the rules find on a board. Pure. */
export function findingsOf(project: Project): BoardFindings {
  const view = viewOf(project)
  const all = RULES.filter(({ english }) => view.english || !english).flatMap((rule) =>
    rule.find(view).map((hit) => findingOf(rule, hit)),
  )
  const place = new Map(project.shots.map(({ id }, i) => [id, i]))
  const placeOf = ({ shots }: Finding) => place.get(shots.at(-1) ?? ('' as ShotId)) ?? 0
  const rank = ({ level }: Finding) => (level === 'warning' ? 0 : 1)
  const left = new Set(project.leftFindings)
  return {
    findings: all
      .filter(({ key }) => !left.has(key))
      .toSorted((one, other) => rank(one) - rank(other) || placeOf(one) - placeOf(other)),
    english: view.english,
  }
}

function findingOf(rule: Rule, { found, shots, seen = shots, fixes }: Hit): Finding {
  const read = seen.map((shot: Shot) => [shot.id, ...rule.reads.map((field) => shot[field] ?? null)])
  const ids = shots.map(({ id }) => id)
  const key = `${found.code} ${digestOf(JSON.stringify([ids, read]))}`
  return { key, rule: rule.id, level: rule.level, found, shots: ids, fixes }
}

/**
 * The project with a finding left as it is, until one of the fields that it was read from changes.
 * What was left and is no longer found is forgotten.
 */
export function withFindingLeft(project: Project, key: string): Project {
  const { leftFindings = [], ...bare } = project
  const found = new Set(findingsOf(bare).findings.map((finding) => finding.key))
  const kept = leftFindings.filter((one) => one !== key && found.has(one))
  return { ...project, leftFindings: [...kept, key] }
}
