import type { Code, Local, Scope } from './emit.ts'
import { f32x4, type MultiplyAdd } from './instructions.ts'
import type { Winograd } from './winograd.ts'

/** Factors used by the code, each in its own local; `init` comes first in the function. */
export interface Constants {
  readonly of: (value: number) => Code
  readonly init: () => Code
}

export function constants(scope: Scope): Constants {
  const known = new Map<number, Local>()
  return {
    of(value) {
      const local = known.get(value) ?? scope.local('v128')
      known.set(value, local)
      return local.get
    },
    init: () => [...known].map(([value, local]) => local.set(f32x4.const(value))),
  }
}

/** Emits the two transforms along one axis; `scratch` are locals that they may overwrite. */
export interface Writer {
  readonly winograd: Winograd
  readonly madd: MultiplyAdd
  readonly constant: Constants['of']
  readonly scratch: readonly Local[]
}

/** Number of scratch locals: a sum and a difference for each pair of points. */
export const SCRATCH = 6

type Term = readonly [factor: number, value: Code]

/** Σ factor · value, starting with a factor of 1 where there is one. */
function sum(terms: readonly Term[], { madd, constant }: Writer): Code {
  const needed = terms.filter(([factor]) => factor !== 0)
  const first = needed.find(([factor]) => factor === 1) ?? needed[0]
  if (!first) throw new RangeError('A sum needs a term.')
  const begin = first[0] === 1 ? first[1] : f32x4.mul(first[1], constant(first[0]))
  return needed
    .filter((term) => term !== first)
    .reduce((total: Code, [factor, value]) => {
      if (factor === 1) return f32x4.add(total, value)
      if (factor === -1) return f32x4.sub(total, value)
      return madd(value, constant(factor), total)
    }, begin)
}

/**
 * Bᵀ times a column. The rows of points p and −p are E + p·O and E − p·O: E holds the even terms
 * and O the odd ones, with the same factors, because these depend on p² only.
 */
export function inputColumn(
  writer: Writer,
  values: readonly Code[],
  put: (point: number, value: Code) => Code,
): Code {
  const { winograd, scratch, madd, constant } = writer
  const row = (point: number, factorAt = (factor: number, _place: number) => factor) =>
    sum(
      (winograd.inputMatrix[point] ?? []).map(
        (factor, place): Term => [factorAt(factor, place), values[place] ?? []],
      ),
      writer,
    )
  const [even, odd] = twoOf(scratch)
  const pairs = winograd.pairs.map((p, k) => {
    const plus = 2 * k + 1
    return [
      even.set(row(plus, (factor, place) => (place % 2 === 0 ? factor : 0))),
      odd.set(row(plus, (factor, place) => (place % 2 === 1 ? factor / p : 0))),
      put(plus, p === 1 ? f32x4.add(even.get, odd.get) : madd(odd.get, constant(p), even.get)),
      put(plus + 1, p === 1 ? f32x4.sub(even.get, odd.get) : madd(odd.get, constant(-p), even.get)),
    ]
  })
  return [put(0, row(0)), pairs, put(winograd.inputs - 1, row(winograd.inputs - 1))]
}

/** Aᵀ times a column: even powers of p and −p are equal, odd ones opposite. */
export function outputColumn(
  writer: Writer,
  values: readonly Code[],
  put: (output: number, value: Code) => Code,
): Code {
  const { winograd, scratch } = writer
  const at = (point: number): Code => values[point] ?? []
  const pairs = winograd.pairs.map((_, k) => {
    const [added, taken] = twoOf(scratch.slice(2 * k))
    return { plus: at(2 * k + 1), minus: at(2 * k + 2), added, taken }
  })
  const rows = winograd.outputMatrix.map((factors, output) =>
    put(
      output,
      sum(
        [
          [factors[0] ?? 0, at(0)],
          ...pairs.map(
            ({ added, taken }, k): Term => [
              factors[2 * k + 1] ?? 0,
              output % 2 === 0 ? added.get : taken.get,
            ],
          ),
          [factors[winograd.inputs - 1] ?? 0, at(winograd.inputs - 1)],
        ],
        writer,
      ),
    ),
  )
  return [
    pairs.map(({ plus, minus, added, taken }) => [
      added.set(f32x4.add(plus, minus)),
      taken.set(f32x4.sub(plus, minus)),
    ]),
    rows,
  ]
}

function twoOf([first, second]: readonly Local[]): readonly [Local, Local] {
  if (!first || !second) throw new RangeError('Too few variables.')
  return [first, second]
}
