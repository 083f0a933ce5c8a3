/**
 * The one script of a review page whose readers may write. It stands in the page, allowed by its
 * hash, and makes the file that the app reads (`domain/board/comment-schema.ts`): nothing is sent.
 * A comment keeps its id while the page is open, so that a later file replaces its words.
 */
export const PAGE_SCRIPT = `(() => {
  const { project, file } = document.querySelector('main').dataset
  const fields = [...document.querySelectorAll('textarea')]
  const name = document.querySelector('input')
  const said = document.querySelector('output')
  const page = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('')
  let kept = true
  addEventListener('input', () => { kept = false })
  addEventListener('beforeunload', (event) => { if (!kept) event.preventDefault() })
  document.querySelector('button').addEventListener('click', () => {
    const by = name.value.trim()
    const comments = fields.flatMap(({ value, dataset }, i) => value.trim() === '' ? [] : [{
      id: page + '-' + i,
      ...(dataset.shot ? { shot: dataset.shot } : {}),
      text: value.trim(),
      ...(by === '' ? {} : { by }),
      at: Date.now(),
    }])
    if (comments.length > 0) {
      const made = JSON.stringify({ maestro: 'comments', version: 1, project, comments }, null, 2)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([made], { type: 'application/json' }))
      link.download = file
      link.click()
      kept = true
    }
    said.textContent = comments.length > 0 ? said.dataset.done : said.dataset.none
  })
})()`
