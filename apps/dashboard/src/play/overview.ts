/** A whole history in at most so many buckets of equal length, whatever its length: two make one when room is short. */
export class Overview {
  private readonly most: number;
  private readonly min: Uint32Array;
  private readonly max: Uint32Array;
  private readonly sum: Float64Array;
  /** Rounds in a bucket. */
  private size = 1;
  private rounds = 0;

  /** `most` is even. */
  constructor(most: number) {
    this.most = most;
    this.min = new Uint32Array(most);
    this.max = new Uint32Array(most);
    this.sum = new Float64Array(most);
  }

  push(attendances: Uint32Array): void {
    const { min, max, sum } = this;
    for (const attendance of attendances) {
      if (this.rounds === this.most * this.size) this.merge();
      const bucket = Math.floor(this.rounds / this.size);
      if (this.rounds % this.size === 0) {
        min[bucket] = max[bucket] = sum[bucket] = attendance;
      } else {
        if (attendance < min[bucket]) min[bucket] = attendance;
        else if (attendance > max[bucket]) max[bucket] = attendance;
        sum[bucket] += attendance;
      }
      this.rounds++;
    }
  }

  /** The last round of each bucket, and the least, largest and mean attendance in it. */
  read(): OverviewLines {
    const { rounds, size } = this;
    const buckets = Math.ceil(rounds / size);
    const lengthOf = (bucket: number) => Math.min(size, rounds - bucket * size);
    return {
      size,
      round: Float64Array.from({ length: buckets }, (_, bucket) => bucket * size + lengthOf(bucket)),
      min: this.min.slice(0, buckets),
      max: this.max.slice(0, buckets),
      mean: Float64Array.from({ length: buckets }, (_, bucket) => this.sum[bucket] / lengthOf(bucket)),
    };
  }

  private merge(): void {
    const { most, min, max, sum } = this;
    for (let bucket = 0; bucket < most / 2; bucket++) {
      const [one, other] = [2 * bucket, 2 * bucket + 1];
      min[bucket] = Math.min(min[one], min[other]);
      max[bucket] = Math.max(max[one], max[other]);
      sum[bucket] = sum[one] + sum[other];
    }
    this.size *= 2;
  }
}

export interface OverviewLines {
  /** Rounds in each bucket but the last, which may be shorter. */
  size: number;
  round: Float64Array<ArrayBuffer>;
  min: Uint32Array<ArrayBuffer>;
  max: Uint32Array<ArrayBuffer>;
  mean: Float64Array<ArrayBuffer>;
}
