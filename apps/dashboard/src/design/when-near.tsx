'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** Keeps the place: what comes should be about as high. */
  className?: string;
  children: ReactNode;
}

/** Content below the window is fetched and rendered when it comes near, and stays. */
export function WhenNear({ className, children }: Props) {
  const placeRef = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (isNear) return;
    const watch = new IntersectionObserver(
      (entries) => setIsNear(entries.some(({ isIntersecting }) => isIntersecting)),
      {
        rootMargin: '200px',
      },
    );
    watch.observe(placeRef.current!);
    return () => watch.disconnect();
  }, [isNear]);
  return isNear ? children : <div ref={placeRef} className={className} />;
}
