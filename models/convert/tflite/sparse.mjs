/** Of a dimension's format and its segments' and indices' type in the TFLite schema. */
const SPARSE = 1
const READ = { 1: (table) => table.ints(0), 2: (table) => table.shorts(0), 3: (table) => [...table.bytes(0)] }

/**
 * Spreads a sparse tensor's values over the whole tensor, zeros elsewhere. The TFLite schema's
 * `SparsityParameters`: dimensions in traversal order, each dense or as compressed rows (segments
 * and indices); those after the tensor's own dimensions run inside a block, whose dimensions the
 * block map names.
 * @param values in traversal order @param {readonly number[]} shape of the dense tensor
 */
export function densify(values, shape, sparsity) {
  const order = sparsity.ints(0)
  const blockMap = sparsity.ints(1)
  const levels = sparsity
    .tables(2)
    .map((level) =>
      level.byte(0) === SPARSE
        ? { segments: READ[level.byte(2)](level.table(3)), indices: READ[level.byte(4)](level.table(5)) }
        : { size: level.int(1) },
    )
  const rank = shape.length
  if (levels.length !== order.length || order.length !== rank + blockMap.length) {
    throw new Error('A sparse tensor has other dimensions than its blocks.')
  }
  const blocks = shape.map(() => 1)
  blockMap.forEach((dimension, i) => {
    blocks[dimension] = levels[rank + i].size
  })
  const strides = shape.map((_, i) => shape.slice(i + 1).reduce((all, size) => all * size, 1))
  const out = new Float32Array(strides[0] * shape[0])
  let read = 0
  const visit = (level, row, at) => {
    if (level === levels.length) {
      out[at] = values[read++]
      return
    }
    const dimension = order[level]
    const own = dimension < rank ? dimension : blockMap[dimension - rank]
    const step = strides[own] * (dimension < rank ? blocks[own] : 1)
    const { size, segments, indices } = levels[level]
    if (size !== undefined) {
      for (let i = 0; i < size; i++) visit(level + 1, row * size + i, at + i * step)
      return
    }
    for (let i = segments[row]; i < segments[row + 1]; i++) visit(level + 1, i, at + indices[i] * step)
  }
  visit(0, 0, 0)
  if (read !== values.length) throw new Error('A sparse tensor has more values than places.')
  return out
}
