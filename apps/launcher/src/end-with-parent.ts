/** Preloaded into a program that is not ours: it ends when the process that started it has gone. */
process.on('disconnect', () => process.exit(1));
if (process.send && !process.connected) process.exit(1);
