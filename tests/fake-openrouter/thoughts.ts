/** 25 brackets, as of a model that numbers its frames. */
const NUMBERED = Array.from({ length: 25 }, (_, i) => `[${i + 1}] {frame}`).join(' ')
const DRAFT = JSON.stringify({
  shots: Array.from({ length: 10 }, (_, i) => ({ text: `DRAFT ${i + 1} to be thrown away.` })),
})

/** Ways in which models and servers write reasoning or control tokens into the answer. */
export const THOUGHTS = {
  tags: (answer) => `<think>Let me look. ${NUMBERED}</think>\n\n${answer}`,
  startWrittenByTemplate: (answer) => `Let me look. ${NUMBERED}\n</think>\n\n${answer}`,
  draftInTags: (answer) => `<think>First I try: ${DRAFT} No.</think>${answer}`,
  draftInProse: (answer) => `First I try: ${DRAFT} No. So it is:\n${answer}`,
  bracketsInProse: (answer) => `${NUMBERED}\n${answer}`,
  mistral: (answer) => `[THINK]${NUMBERED}[/THINK]${answer}`,
  kimi: (answer) => `◁think▷${NUMBERED}◁/think▷${answer}`,
  box: (answer) => `<think>${NUMBERED}</think>\n<|begin_of_box|>${answer}<|end_of_box|>`,
  answerTag: (answer) => `<think>${NUMBERED}</think><answer>\n${answer}\n</answer>`,
  channels: (answer) =>
    `<|channel|>analysis<|message|>${NUMBERED}<|end|><|start|>assistant<|channel|>final<|message|>${answer}`,
  fencedBehindTags: (answer) => `<think>${NUMBERED}</think>\n\`\`\`json\n${answer}\n\`\`\``,
} as const satisfies Record<string, (answer: string) => string>

export type ThoughtName = keyof typeof THOUGHTS
