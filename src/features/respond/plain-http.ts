/** A request without any runtime's classes: what both doors can make, at the price of an object. */
export interface PlainRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; of repeated ones the first. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Null where there is none; at most `PUBLIC_BODY_LIMIT` bytes, counted by the door. */
  readonly body: Uint8Array | null;
  /** The other end of the connection; null where the runtime does not say. */
  readonly remoteAddress: string | null;
  /** The door compresses what it sends by itself, and takes no reply that is compressed already. */
  readonly compresses?: boolean;
}

export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes where most of them were made before. */
  readonly body: string | Uint8Array<ArrayBuffer>;
}
