import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { CandorProcess } from "./lib/candor-process";
import { compared, type Figure } from "./lib/figure";

const ANSWERS_A_SECOND = 50;

/** Whom the soak asks: a server, a survey of it, and a key that may export it. */
export interface SoakTarget {
  readonly candor: CandorProcess;
  readonly survey: { readonly id: string; readonly key: string; readonly questionId: string };
  readonly apiKey: string;
}

/**
 * Fifty answers a second for so long, an export beside them all the time: the least memory of the last third beside the least of
 * the second. V8 lets garbage lie until it is two or three times what lives, so only what it comes down to says what is kept.
 */
export async function benchSoak({ candor, survey, apiKey }: SoakTarget, seconds: number): Promise<Figure[]> {
  const base = `http://127.0.0.1:${candor.port}`;
  const until = performance.now() + seconds * 1000;
  const answers = answerSteadily(base, survey, until);
  const exports = exportSteadily(base, { survey: survey.id, apiKey }, until);
  const memory: number[] = [];
  while (performance.now() < until) {
    await sleep(500);
    memory.push(await candor.memory());
  }
  const third = Math.floor(memory.length / 3);
  const middle = { name: "the third before, MB", value: Math.min(...memory.slice(third, 2 * third)) };
  const last = Math.min(...memory.slice(2 * third));
  const name = `soak: least memory in the last third of ${seconds} s, ${ANSWERS_A_SECOND} answers a second beside exports`;
  return [
    compared(name, last, "MB", middle, { atMost: 1.1 }),
    { name: "soak: answers refused", value: await answers, unit: "answers", target: { atMost: 0 } },
    { name: "soak: most memory", value: Math.max(...memory), unit: "MB" },
    { name: "soak: exports made meanwhile", value: await exports, unit: "files" },
  ];
}

/** Gives how many were refused. */
async function answerSteadily(base: string, survey: SoakTarget["survey"], until: number): Promise<number> {
  const replies: Promise<number>[] = [];
  for (const pause = 1000 / ANSWERS_A_SECOND; performance.now() < until; await sleep(pause)) {
    const body = {
      submissionId: randomUUID(),
      answers: { [survey.questionId]: randomInt(11) },
      attributes: { country: "DE" },
      complete: true,
    };
    const headers = { "content-type": "application/json", "x-forwarded-for": `198.51.100.${randomInt(1, 255)}` };
    const sent = { method: "POST", headers, body: JSON.stringify(body) };
    replies.push(fetch(`${base}/api/v1/s/${survey.key}/responses`, sent).then(statusOf));
  }
  return (await Promise.all(replies)).filter((status) => status !== 201).length;
}

async function statusOf(reply: Response): Promise<number> {
  await reply.arrayBuffer();
  return reply.status;
}

/** One after the other, each fetched to its end; gives how many. */
async function exportSteadily(
  base: string,
  { survey, apiKey }: { readonly survey: string; readonly apiKey: string },
  until: number,
): Promise<number> {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  let made = 0;
  while (performance.now() < until) {
    const body = JSON.stringify({ survey, format: "csv" });
    const accepted = await fetch(`${base}/api/v1/exports`, { method: "POST", headers, body });
    const { id } = (await accepted.json()) as { id?: string };
    if (id === undefined) throw new Error(`An export was refused with ${accepted.status}.`);
    for (;;) {
      const reply = await fetch(`${base}/api/v1/exports/${id}`, { headers });
      const { status, url } = (await reply.json()) as { status: string; url: string | null };
      if (status === "failed") throw new Error("An export failed.");
      if (status === "done" && url !== null) {
        await statusOf(await fetch(new URL(url, base)));
        break;
      }
      await sleep(50);
    }
    made++;
  }
  return made;
}
