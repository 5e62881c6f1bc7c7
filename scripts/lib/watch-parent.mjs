import process from "node:process";

/**
 * Calls `gone` when npm, who started us, has ended. A signal sent to npm reaches only the shell between it and us, which
 * ends without a word; without this the server and its database would stay behind.
 */
export function watchParent(gone) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 200);
  timer.unref();
}
