/** The rules, or this engine, refuse to play. The same game is refused everywhere, and the message is for its owner. */
export class PlayRefused extends Error {
  override name = 'PlayRefused';
}
