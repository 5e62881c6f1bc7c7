import { spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import { root } from "./paths.mjs";

/** Children that are running: who is told to stop, tells them. */
const running = new Set();

/**
 * Runs a program to its end; its output is shown only when it fails, or as it comes with `show`. Lines that begin with a dot
 * say how far it is: `progress` gets them, without the dot, as they come.
 * Rejects with a message that names `what`.
 */
export function runChild(what, command, args, { env = {}, show = false, progress = null } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      // A group of its own, so that its own children can be ended with it.
      detached: process.platform !== "win32",
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output = (output + chunk).slice(-20_000);
      });
    }
    if (progress && child.stdout)
      createInterface(child.stdout).on("line", (line) => {
        if (line.startsWith("· ")) progress(line.slice(2));
      });
    child.on("error", (error) => {
      running.delete(child);
      reject(new Error(`${what} could not be started: ${error.message}`));
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else
        reject(
          Object.assign(new Error(`${what} failed (${signal ?? code}).\n${output.trim()}`), { exitCode: code ?? 1 }),
        );
    });
  });
}

/** Ends the running children with all that they started. */
export function stopChildren(signal = "SIGTERM") {
  for (const child of running) {
    try {
      if (process.platform === "win32") child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // It ended in the meantime.
    }
  }
}
