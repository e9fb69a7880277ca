/** What every benchmark prints: the figure, a limit measured in the same run, and their ratio. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What was asked of it, and whether more or less is better. */
  target: { value: number; better: 'more' | 'less' };
  /** What the same machine did a moment later with nothing but the bare parts. */
  limit: { name: string; value: number };
}

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });

/** Prints a figure; a target that is missed makes the exit code 1. */
export function report({ name, value, unit, target, limit }: Figure): void {
  const met = target.better === 'more' ? value >= target.value : value <= target.value;
  const sign = target.better === 'more' ? '≥' : '≤';
  console.log(`${name}: ${number(value)} ${unit} (target ${sign} ${number(target.value)}: ${met ? 'met' : 'MISSED'})`);
  console.log(
    `  limit in the same run: ${number(limit.value)} ${unit}, ${limit.name}; ratio ${(value / limit.value).toFixed(2)}`,
  );
  if (!met) process.exitCode = 1;
}

/** The value below which half, or another share, of the values lie. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
