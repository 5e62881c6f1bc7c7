import process from "node:process";

/** Prints progress: to standard error where standard output belongs to a result. */
export function createSteps({ toStderr = false } = {}) {
  const stream = toStderr ? process.stderr : process.stdout;
  const say = (line) => stream.write(`${line}\n`);
  return {
    say,
    /** Announces what begins, does it, and says how long it took. */
    async step(name, work) {
      const start = performance.now();
      say(`  ${name} …`);
      const result = await work();
      const seconds = (performance.now() - start) / 1000;
      if (seconds >= 1) say(`    done in ${seconds.toFixed(1)} s`);
      return result;
    },
  };
}
