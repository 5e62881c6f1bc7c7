import { createServer } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { compared, type Figure, median } from "./lib/figure";
import type { LoadResult } from "./lib/generate-load";
import { runProgram } from "./lib/run-program";

const SECONDS = 4;
const ROUNDS = 3;

/** The public page: what it weighs, and how many a second against plain node:http sending the same bytes. */
export async function benchPage(port: number, key: string): Promise<Figure[]> {
  const path = `/s/${key}`;
  const reply = await fetch(`http://127.0.0.1:${port}${path}`);
  const html = await reply.text();
  const head = [...reply.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("").length;
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
  const kilobytes = (bytes: number) => bytes / 1024;
  return [
    {
      name: "page: bytes over the wire, headers included, one request",
      value: kilobytes(Buffer.byteLength(html) + head),
      unit: "KB",
      target: { atMost: 15 },
    },
    {
      name: "page: the same behind a compressing proxy (gzip)",
      value: kilobytes(gzipSync(html).length + head),
      unit: "KB",
    },
    {
      name: "page: the same behind a compressing proxy (brotli)",
      value: kilobytes(brotliCompressSync(html).length + head),
      unit: "KB",
    },
    compared(
      "page: pages a second, 32 connections",
      median(candor),
      "/s",
      { name: "plain node:http, same bytes", value: median(bare) },
      { atLeast: 0.5 },
    ),
  ];
}
