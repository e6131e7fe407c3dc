import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of this process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'farol_http_request_duration_seconds',
      help: 'Time to answer a request, by method, route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers: [registry],
    }),
    roundsPlayed: new Counter({
      name: 'farol_rounds_played_total',
      help: 'Rounds played and stored by this process',
      registers: [registry],
    }),
    listeners: new Gauge({
      name: 'farol_event_listeners',
      help: 'Open streams of events',
      registers: [registry],
    }),
    eventReads: new Counter({
      name: 'farol_event_reads_total',
      help: 'Reads of the database for streams of events, by what was read',
      labelNames: ['what'],
      registers: [registry],
    }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
