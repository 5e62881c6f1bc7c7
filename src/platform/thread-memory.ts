import { randomBytes } from "node:crypto";
import { runtime } from "@/platform/runtime";

/** What the threads of one process have in common, handed to each when it begins. */
export interface ThreadMemory {
  /** One count, see `SurveyChanges`. */
  readonly surveyChanges: SharedArrayBuffer;
  /** Proves that a client's address was written by the door and not by the client. */
  readonly addressMark: string;
}

/** This process's; the thread that asks first makes it. */
export function threadMemory(): ThreadMemory {
  return runtime().once("thread-memory", () => ({
    surveyChanges: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    addressMark: randomBytes(16).toString("hex"),
  }));
}

/** Takes over the memory of the thread that started this one. Throws where this thread made its own already. */
export function shareThreadMemory(memory: ThreadMemory): void {
  if (runtime().once("thread-memory", () => memory) !== memory) throw new Error("This thread has a memory of its own.");
}
