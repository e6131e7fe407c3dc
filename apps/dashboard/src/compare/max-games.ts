/** More games than these cannot be told apart in one plot. */
export const MAX_GAMES = 6;
