/** A word that a shell reads back as it is. */
export const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** A POST of this JSON as curl sends it; `origin` is the dashboard's own. */
export const curlOf = (path: string, json: string, origin: string) =>
  `curl -s ${origin}/api${path} -H 'Content-Type: application/json' -d ${quote(json)}`;
