/**
 * A function of a text that remembers its latest answers: what was saved a moment ago is what the next save is based
 * on, and a list that is looked at is looked at again. What it throws is not remembered, and no answer is ever changed.
 * @param kept answers, of which the one that was asked for longest ago goes first
 */
export function remembered<T>(kept: number, read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  return (text) => {
    const known = answers.get(text) ?? { answer: read(text) };
    answers.delete(text); // a Map keeps the order of insertion: the latest used is last
    answers.set(text, known);
    const [oldest] = answers.keys();
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest);
    return known.answer;
  };
}
