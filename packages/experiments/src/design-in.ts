/** The design in an object: itself, an experiment's of the API, or that of `farol sweep --json`. */
export function designIn(content: object): object {
  const { design, experiment } = content as { design?: unknown; experiment?: unknown };
  const inner = design ?? experiment;
  return typeof inner === 'object' && inner !== null ? inner : content;
}
