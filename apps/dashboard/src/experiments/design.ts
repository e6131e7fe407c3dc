import type { ExperimentBase } from '@farol/api';
import type { NewExperiment } from '@farol/experiments';

/** A configuration to vary, as a request has it: what is left out takes its default. */
export interface DesignBase extends Pick<ExperimentBase, 'rules' | 'rounds'> {
  agents: {
    strategy: string;
    params?: ExperimentBase['agents'][number]['params'];
    count?: number;
    name?: string;
  }[];
  information?: ExperimentBase['information'];
  initialHistory?: ExperimentBase['initialHistory'];
}

/** The body of POST /experiments. */
export type Design = Omit<NewExperiment, 'base'> & { base: DesignBase };
export type DesignFactor = Design['factors'][number];
