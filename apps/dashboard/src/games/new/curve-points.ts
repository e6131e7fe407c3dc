/** The points of a drawn curve, n ascending: straight lines between them, flat outside. */
export type Points = readonly (readonly [n: number, payoff: number])[];

/** A curve's payoff at n. */
export function payoffAt(points: Points, n: number): number {
  const next = points.findIndex(([place]) => place >= n);
  if (next === -1) return points[points.length - 1][1];
  if (next === 0) return points[0][1];
  const [[n0, payoff0], [n1, payoff1]] = [points[next - 1], points[next]];
  return payoff0 + ((payoff1 - payoff0) * (n - n0)) / (n1 - n0);
}

/** Moves a point, between its neighbours and 0…N; n is whole. */
export function movePoint(points: Points, index: number, [n, payoff]: Points[number], agents: number): Points {
  const min = index === 0 ? 0 : Math.floor(points[index - 1][0]) + 1,
    max = index === points.length - 1 ? Math.max(agents, min) : Math.ceil(points[index + 1][0]) - 1;
  if (max < min) return points.map((point, i) => (i === index ? [point[0], payoff] : point));
  return points.map((point, i) => (i === index ? [Math.max(min, Math.min(max, Math.round(n))), payoff] : point));
}

/** With a point at n, in place of one that is there. */
export function addPoint(points: Points, [n, payoff]: Points[number]): Points {
  return [...points.filter(([place]) => place !== n), [n, payoff] as const].sort((a, b) => a[0] - b[0]);
}

/** Without a point; the last one stays, a curve has one at least. */
export const removePoint = (points: Points, index: number): Points =>
  points.length === 1 ? points : points.filter((_, i) => i !== index);

/** The fewest of the points between which straight lines stay within `tolerance` (Ramer, Douglas & Peucker). */
export function simplify(points: Points, tolerance: number): Points {
  if (points.length <= 2) return points;
  const [first, last] = [points[0], points[points.length - 1]];
  let farthest = 0,
    distance = 0;
  const slope = (last[1] - first[1]) / (last[0] - first[0]);
  for (let i = 1; i < points.length - 1; i++) {
    const off = Math.abs(points[i][1] - first[1] - slope * (points[i][0] - first[0]));
    if (off > distance) [farthest, distance] = [i, off];
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplify(points.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(points.slice(farthest), tolerance),
  ];
}

/** A curve after a stroke of the pen over it: what the stroke covers is drawn anew, the rest stays. */
export function drawOver(points: Points, stroke: Points, tolerance: number): Points {
  if (stroke.length === 0) return points;
  const byPlace = new Map(stroke.map(([n, payoff]) => [Math.round(n), payoff]));
  const pen: Points = [...byPlace].sort(([a], [b]) => a - b);
  const from = pen[0][0],
    to = pen[pen.length - 1][0];
  const drawn = simplify(pen, tolerance);
  const before = points.filter(([n]) => n < from),
    after = points.filter(([n]) => n > to);
  // Where it was on its way elsewhere, the old curve keeps its way up to the stroke.
  const joined = [...before, ...drawn, ...after];
  const guards = [from - 1, to + 1].flatMap((n) => {
    const isBetween =
      n < from ? before.length > 0 && before[before.length - 1][0] < n : after.length > 0 && n < after[0][0];
    const kept = payoffAt(points, n);
    return isBetween && Math.abs(payoffAt(joined, n) - kept) > tolerance ? [[n, kept] as const] : [];
  });
  return guards.reduce<Points>(addPoint, joined);
}

/** All n stretched so that the last point is at N. Of points that come to the same n the last one stays. */
export function stretchTo(points: Points, agents: number): Points {
  const last = points[points.length - 1][0];
  if (last <= 0) return points;
  const stretched = points.map(([n, payoff]) => [Math.round((n * agents) / last), payoff] as const);
  return stretched.filter(([n], i) => i === stretched.length - 1 || n < stretched[i + 1][0]);
}

/** A payoff rounded to a step, without the noise of binary fractions. */
export function roundTo(step: number, value: number): number {
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  return Number((Math.round(value / step) * step).toFixed(Math.min(12, digits)));
}
