export async function benchKernel(): Promise<void> {}
