// What Next's build writes into next-env.d.ts, for whoever looks at the types without building.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
