interface Asked<Work, Answer> {
  readonly work: Work;
  readonly answer: (answer: Answer) => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * Gathers what is asked for in one turn of the event loop and does it together; while one lot is being done,
 * the next one gathers. `all` answers in order, for the whole lot or not at all.
 */
export function createTurns<Work, Answer>(
  all: (together: readonly Work[]) => Promise<readonly Answer[]>,
): (work: Work) => Promise<Answer> {
  let waiting: Asked<Work, Answer>[] = [];
  let running = false;

  const runAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const lot = waiting;
      waiting = [];
      try {
        const answers = await all(lot.map((each) => each.work));
        answers.forEach((answer, index) => {
          lot[index]?.answer(answer);
        });
      } catch (reason) {
        for (const each of lot) each.fail(reason);
      }
    }
    running = false;
  };

  return (work) =>
    new Promise((answer, fail) => {
      waiting.push({ work, answer, fail });
      if (running) return;
      running = true;
      setImmediate(() => void runAll());
    });
}
