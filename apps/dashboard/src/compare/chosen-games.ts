/** The ids of the games to compare, from the address. Each counts once. */
export const readIds = (text: string | null) => [...new Set((text ?? '').split(',').filter((id) => id !== ''))];

/** The address of a comparison. */
export const addressOf = (ids: readonly string[]) =>
  ids.length === 0 ? '/compare' : `/compare?games=${ids.join(',')}`;

/** The names of the games. Games with the same name get their number in front. */
export function namesOf(games: readonly { name: string }[]): string[] {
  return games.map(({ name }, index) =>
    games.some((other, place) => place !== index && other.name === name) ? `${index + 1}: ${name}` : name,
  );
}
