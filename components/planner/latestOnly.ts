/**
 * Runs one task at a time and, when several were asked for meanwhile, only the last of them:
 * an answer to a question that nobody asks any more is never computed, and never shown.
 * @param overtaken told each time a question comes while another is worked on, so that it may end that work
 */
export function latestOnly<Question, Result>(
  run: (question: Question) => Promise<Result | null>,
  deliver: (result: Result, question: Question) => void,
  fail: (error: unknown) => void,
  overtaken: () => void = () => {},
): (question: Question) => void {
  let busy = false;
  let waiting: { readonly question: Question } | null = null;

  const next = async (question: Question): Promise<void> => {
    busy = true;
    try {
      const result = await run(question);
      if (waiting === null && result !== null) deliver(result, question);
    } catch (error) {
      if (waiting === null) fail(error);
    }
    busy = false;
    const following: { readonly question: Question } | null = waiting;
    waiting = null;
    if (following !== null) await next(following.question);
  };

  return (question) => {
    if (busy) {
      waiting = { question };
      overtaken();
    } else void next(question);
  };
}
