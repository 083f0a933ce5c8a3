/** Tags of reasoning that models and servers put into the answer. */
const TAG = '(?:seed:)?think(?:ing)?|thoughts?|reasoning|analysis|scratchpad|reflection'

/**
 * Reasoning marks with their ends: HTML-like tags, and those of Mistral, Kimi, open reasoning
 * models and Gemma.
 */
const WHOLE =
  /<(seed:think|think(?:ing)?|thoughts?|reasoning|analysis|scratchpad|reflection)>.*?<\/\1>|\[THINK\].*?\[\/THINK\]|◁think▷.*?◁\/think▷|<\|begin_of_thought\|>.*?<\|end_of_thought\|>|<unused94>.*?<unused95>/gis
const START = new RegExp(String.raw`<(?:${TAG})>|\[THINK\]|◁think▷|<\|begin_of_thought\|>|<unused94>`, 'i')
const END = new RegExp(
  String.raw`^.*(?:</(?:${TAG})>|\[/THINK\]|◁/think▷|<\|end_of_thought\|>|<unused95>)`,
  'is',
)
/** Marks around the answer that do not belong to it. */
const AROUND =
  /<\|(?:begin|end)_of_(?:box|solution)\|>|<\|(?:start|end|return|im_end|endoftext|eot_id)\|>|^\s*<answer>|<\/answer>\s*$/gi
/** The channels of gpt-oss (OpenAI Harmony): only the last one is for the reader. */
const CHANNEL = /<\|channel\|>\s*(\w+).*?<\|message\|>/gis

/**
 * The answer without reasoning in tags or channels, and without the marks around it. Unclosed
 * reasoning leaves nothing; a lone end tag (a server's template wrote the start) drops everything
 * before it. Other markup belongs to the answer and stays.
 */
export function answerText(answer: string): string {
  const channels = [...answer.matchAll(CHANNEL)]
  if (channels.length > 0) {
    const last = channels.findLast(([, name]) => name === 'final')
    return last ? answerText(answer.slice(last.index + last[0].length)) : ''
  }
  const open = answer.replace(WHOLE, '').replace(END, '')
  const start = open.search(START)
  return (start < 0 ? open : open.slice(0, start)).replace(AROUND, '').trim()
}

/**
 * The same for an answer that is still streaming: a possibly incomplete mark at the end is held
 * back.
 */
export function answerTextSoFar(answer: string): string {
  return answerText(answer.replace(/(?:<[|/\w:]*|\[\/?[A-Z]*|◁\/?\w*)$/, ''))
}
