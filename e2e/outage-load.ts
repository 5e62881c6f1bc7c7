import { randomUUID } from "node:crypto";
import { anyAddress, type Reply, send } from "./api-client";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const pathOf = (surveyKey: string) => `/api/v1/s/${surveyKey}/responses`;

/** As the page does: what is told to come back later, comes back. */
export async function persist(base: string, surveyKey: string, body: object): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const reply = await send(base, "POST", pathOf(surveyKey), { body });
    if (reply.status !== 503 || attempt === 30) return reply;
    await pause(200);
  }
}

export interface Load {
  /** The submissions that were told to be stored. */
  readonly acknowledged: string[];
  /** What else was said, refused connections aside: 503 where the database is away. */
  readonly otherwise: Set<number>;
  stop(): Promise<void>;
}

/** Submits without pause from many clients until told to stop; remembers what was acknowledged. Nothing is sent twice. */
export function load(base: string, surveyKey: string, clients: number): Load {
  return underLoad(clients, async (headers, acknowledged, otherwise) => {
    const submissionId = randomUUID();
    const body = { submissionId, answers: { score: 8 }, complete: true };
    const status = await send(base, "POST", pathOf(surveyKey), { body, headers }).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 201) return void acknowledged.push(submissionId);
    // Hung up on, or refused: the process is going.
    if (status !== 0) otherwise.add(status);
    await pause(20);
  });
}

/**
 * The same as people behind a load balancer: each keeps its answer until one of the processes acknowledges it, and what one
 * does not take goes to the next. Each one's own, so that none is left out at the end.
 */
export function persistentLoad(bases: () => readonly string[], surveyKey: string, clients: number): Load {
  return underLoad(clients, async (headers, acknowledged, otherwise) => {
    const submissionId = randomUUID();
    const body = { submissionId, answers: { score: 8 }, complete: true };
    for (let attempt = 0; ; attempt++) {
      const [one = "", two = one] = bases();
      const status = await send(attempt % 2 === 0 ? one : two, "POST", pathOf(surveyKey), { body, headers }).then(
        (reply) => reply.status,
        () => 0,
      );
      // 200: stored by the try before, whose acknowledgement was lost.
      if (status === 201 || status === 200) {
        acknowledged.push(submissionId);
        break;
      }
      if (status !== 0) otherwise.add(status);
      await pause(20);
    }
    await pause(20);
  });
}

type Submit = (headers: Record<string, string>, acknowledged: string[], otherwise: Set<number>) => Promise<void>;

function underLoad(clients: number, submit: Submit): Load {
  const acknowledged: string[] = [];
  const otherwise = new Set<number>();
  let running = true;
  const client = async () => {
    // Every time somebody else, since limits are by address.
    while (running) await submit({ "x-forwarded-for": anyAddress() }, acknowledged, otherwise);
  };
  const ended = Promise.all(Array.from({ length: clients }, client));
  return {
    acknowledged,
    otherwise,
    stop: async () => {
      running = false;
      await ended;
    },
  };
}
