import { createServer, request } from "node:http";
import { gzipSync } from "node:zlib";
import { type Definition, parseDefinition, type Question } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { renderQuestion } from "@/features/respond/page/render";
import { pageScript } from "@/features/respond/page/script.generated";
import { pageHeaders } from "@/features/respond/page-headers";
import { compared, type Figure, median } from "./lib/figure";
import type { LoadResult } from "./lib/generate-load";
import { runProgram } from "./lib/run-program";

const KB = 1024;
const SECONDS = 4;
const ROUNDS = 3;

/** The public page: what it weighs, and how many a second against plain node:http sending the same bytes. */
export async function benchPage(port: number, key: string): Promise<Figure[]> {
  const path = `/s/${key}`;
  const [packed, identity] = [await wireBytes(port, path, "gzip"), await wireBytes(port, path, "identity")];
  const html = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const plain = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(html) });
    response.end(html);
  });
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const address = plain.address();
  const plainPort = typeof address === "object" && address ? address.port : 0;
  const order = { connections: 32, seconds: SECONDS, path, body: null, addresses: 250 };
  const candor: number[] = [];
  const bare: number[] = [];
  // In turns, so that what else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    bare.push((await runProgram<LoadResult>("bench/lib/generate-load.ts", { ...order, port: plainPort })).perSecond);
    candor.push((await runProgram<LoadResult>("bench/lib/generate-load.ts", { ...order, port })).perSecond);
  }
  plain.close();
  return [
    {
      name: "page: bytes over the wire as browsers ask for it (gzip), headers included, one request",
      value: packed / KB,
      unit: "KB",
      target: { atMost: 15 },
    },
    { name: "page: the same for who reads no gzip", value: identity / KB, unit: "KB" },
    {
      name: "page: its script, before compression",
      value: Buffer.byteLength(pageScript) / KB,
      unit: "KB",
      target: { atMost: 8 },
    },
    ...weights(),
    compared(
      "page: pages a second, 32 connections",
      median(candor),
      "/s",
      { name: "plain node:http, same bytes", value: median(bare) },
      { atLeast: 0.5 },
    ),
  ];
}

/** Bytes of one reply as they arrive: its head, and its body as it was asked for. */
function wireBytes(port: number, path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, headers: { "accept-encoding": encoding } }, (reply) => {
      const head = reply.rawHeaders.join("").length + 2 * reply.rawHeaders.length + "HTTP/1.1 200 OK\r\n\r\n".length;
      let body = 0;
      reply.on("data", (chunk: Buffer) => {
        body += chunk.length;
      });
      reply.on("end", () => resolve(head + body));
    });
    asked.on("error", reject).end();
  });
}

/** What each kind of question weighs alone, and all of them on one screen: head and gzip, as rendered. */
function weights(): Figure[] {
  const sink = kitchenSink();
  const grouped = parseDefinition({ ...sink, page: { layout: "grouped" } });
  const [first] = sink.questions;
  if (!grouped.ok || !first) throw new Error("The kitchen sink does not parse.");
  const kinds = new Map(sink.questions.map((question) => [question.kind, question]));
  return [
    ...[...kinds].map(([kind, question]) => ({
      name: `page: bytes of one ${kind} question`,
      value: weight(sink, question),
    })),
    { name: "page: bytes of every kind and scale on one screen", value: weight(grouped.definition, first) },
  ].map(({ name, value }) => ({ name, value: value / KB, unit: "KB", target: { atMost: 15 } }));
}

function weight(definition: Definition, question: Question): number {
  const page = renderQuestion({
    survey: { key: "K".repeat(46), definition, version: 1 },
    question,
    answers: {},
    locale: "en",
    attributes: {},
    submissionId: "5f7b7a52-6a8c-4b4e-9d0e-3f1f6d9f2a11",
    renderToken: "1.abcdefgh.c.abcdefghijklmnopqrstuv",
  });
  const head = Object.entries(pageHeaders(page.csp)).map(([name, value]) => `${name}: ${value}\r\n`);
  return gzipSync(page.html, { level: 4 }).length + head.join("").length;
}
