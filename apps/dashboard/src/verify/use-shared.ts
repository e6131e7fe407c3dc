import { useEffect, useState } from 'react';
import { shareFileOf, shareLinkOf } from './share-link.ts';
import type { SharedCitation } from './shared-citation.ts';

/** A game's link, once it is made, and its file, there for as long as it is shown. */
export function useShared(citation: SharedCitation) {
  const [link, setLink] = useState<string>();
  const [file, setFile] = useState<{ url: string; name: string }>();
  useEffect(() => {
    let isGone = false;
    void shareLinkOf(citation).then((made) => !isGone && setLink(made));
    const made = shareFileOf(citation);
    const url = URL.createObjectURL(made);
    setFile({ url, name: made.name });
    return () => {
      isGone = true;
      URL.revokeObjectURL(url);
    };
  }, [citation]);
  return { link, file };
}
