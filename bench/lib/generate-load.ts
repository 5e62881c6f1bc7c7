import { randomUUID } from "node:crypto";
import net from "node:net";

/** What the generator is told, as JSON in its first argument. */
export interface LoadOrder {
  /** Of the server, or of several that share the connections. */
  readonly port: number | readonly number[];
  readonly connections: number;
  readonly seconds: number;
  /** Or several, one after the other. */
  readonly path: string | readonly string[];
  /** A body with `{uuid}` where a new id goes and `{score}` where a score goes; null for GET. */
  readonly body: string | null;
  /** Sends `X-Forwarded-For` with this many different addresses, as a trusted proxy does. */
  readonly addresses: number;
}

/** What it measured, as JSON on standard output. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
}

const order = JSON.parse(process.argv[2] ?? "{}") as LoadOrder;
const latencies: number[] = [];
const statuses: Record<string, number> = {};
const until = performance.now() + order.seconds * 1000;
let sent = 0;

const startedAt = performance.now();
await Promise.all(Array.from({ length: order.connections }, (_, place) => connection(oneOf(order.port, place))));
const elapsed = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
const result: LoadResult = {
  requests: latencies.length,
  perSecond: latencies.length / elapsed,
  p50: at(0.5),
  p99: at(0.99),
  statuses,
};
process.stdout.write(`${JSON.stringify(result)}\n`);

/** One connection that sends its next request when the reply to the last one is whole; it reads into one buffer for ever. */
function connection(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let askedAt = 0;
    let status = "";
    /** What came of a head that is not whole yet. */
    let head: Buffer | null = null;
    /** Bytes of the reply that are still to come. */
    let left = 0;
    const ask = () => {
      if (performance.now() >= until) {
        socket.end();
        resolve();
        return;
      }
      askedAt = performance.now();
      socket.write(request());
    };
    const take = (chunk: Buffer) => {
      if (left > 0) left -= chunk.length;
      else {
        const whole: Buffer = head === null ? chunk : Buffer.concat([head, chunk]);
        const end = whole.indexOf("\r\n\r\n");
        // The buffer is written over by what comes next.
        head = end < 0 ? Buffer.from(whole) : null;
        if (end < 0) return;
        const text = whole.toString("latin1", 0, end);
        status = text.slice(9, 12);
        left = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0) - whole.length;
      }
      if (left > 0) return;
      latencies.push(performance.now() - askedAt);
      statuses[status] = (statuses[status] ?? 0) + 1;
      ask();
    };
    const buffer = Buffer.allocUnsafe(64 * 1024);
    const callback = (bytes: number) => {
      take(buffer.subarray(0, bytes));
      return true;
    };
    const socket = net.connect({ port, host: "127.0.0.1", onread: { buffer, callback } });
    socket.setNoDelay(true);
    socket.on("connect", ask);
    socket.on("error", reject);
  });
}

function request(): string {
  const n = sent++;
  const path = oneOf(order.path, n);
  const address =
    order.addresses > 0
      ? `X-Forwarded-For: 10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n % Math.min(256, order.addresses)}\r\n`
      : "";
  if (order.body === null) return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${address}\r\n`;
  const body = order.body.replace("{uuid}", randomUUID()).replace("{score}", String(n % 11));
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${address}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The one at this place, from the start again after the last; a single one always. */
function oneOf<T extends string | number>(all: T | readonly T[], place: number): T {
  if (typeof all === "string" || typeof all === "number") return all;
  const one = all[place % all.length];
  if (one === undefined) throw new Error("There is nothing to choose from.");
  return one;
}
