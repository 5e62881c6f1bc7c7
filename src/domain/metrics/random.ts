/**
 * A stream of uniform numbers in [0, 1), the same for the same seed on every machine, so that a bootstrap interval
 * does not change between two looks at one dashboard. Source: Bob Jenkins' small fast counter generator (sfc32).
 */
export function seededRandom(seed: number): () => number {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

/** A draw from beta(a, b) for a, b ≥ 1, as the share of one gamma draw in two. */
export function drawBeta(a: number, b: number, random: () => number): number {
  const first = drawGamma(a, random);
  return first / (first + drawGamma(b, random));
}

/** Marsaglia & Tsang 2000: about one normal draw each, however large the shape. */
function drawGamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    // 1 − random() is never 0.
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
