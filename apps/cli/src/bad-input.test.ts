import { expect, test } from 'vitest';
import { farol } from './testing/farol-process.ts';

test.concurrent.each([
  [['rnu'], ["error: unknown command 'rnu'", 'Did you mean run?']],
  [[], ['Usage: farol']],
  [['run'], ["error: missing required argument 'kind'"]],
  [
    ['run', 'el-farol', '--agent', '3'],
    ["error: unknown option '--agent'", 'Did you mean --agents?'],
  ],
  [['run', 'el-farol', '--seed'], ["error: option '--seed <seed>' argument missing"]],
  [['run', 'el-farol', 'minority'], ['error: too many arguments']],
  [['run', 'el-faro'], ['error: kind: unknown kind "el-faro": did you mean "el-farol"?']],
  [
    ['run', 'constructor', '--rule', 'a=1'],
    ['error: kind: unknown kind "constructor": known: "el-farol", "minority", "majority", "curves"'],
  ],
  [['run', 'el-farol', '--agents', '0'], ['error: --agents "0": must be a whole number from 1 to 10000000']],
  [['run', 'el-farol', '--agents', '1.5'], ['error: --agents "1.5": must be a whole number']],
  [['run', 'el-farol', '--agents', ''], ['error: --agents "": must be a whole number']],
  [['run', 'el-farol', '--agents', '0x10'], ['error: --agents "0x10": must be a whole number']],
  [['run', 'el-farol', '--agents', '-5'], ['error: --agents "-5": must be a whole number']],
  [
    ['run', 'el-farol', '--agents', '9 artur'],
    ['error: --agents "9 artur": unknown strategy "artur": did you mean "arthur"?'],
  ],
  [
    ['run', 'el-farol', '--agents', '9 arthur predictor=3'],
    ['error: --agents "9 arthur predictor=3": unknown parameter "predictor": did you mean "predictors"?'],
  ],
  [
    ['run', 'el-farol', '--agents', '9 arthur predictors=99'],
    ['error: --agents "9 arthur predictors=99" predictors: must be a whole number from 1 to 16'],
  ],
  [['run', 'el-farol', '--agents', '9 arthur 8'], ['error: --agents "9 arthur 8": "8" must be NAME=VALUE']],
  [
    ['run', 'el-farol', '--agents', '9 arthur', '--param', 'predictors=3'],
    ['error: --strategy, --param: every --agents names its own strategy'],
  ],
  [['run', 'el-farol', '--agents', '10000000', '--strategy', 'tables'], ['error: --agents: would need ']],
  [['run', 'el-farol', '--strategy', 'alway'], ['error: --strategy: unknown strategy "alway": did you mean "always"?']],
  [['run', 'el-farol', '--param', 'predictors=x'], ['error: --param predictors: must be a whole number from 1 to 16']],
  [['run', 'el-farol', '--param', 'scores=both'], ['error: --param scores: must be one of "private", "public"']],
  [['run', 'el-farol', '--param', 'predictors'], ['error: --param: "predictors" must be NAME=VALUE']],
  [['run', 'el-farol', '--param', '__proto__=1'], ['error: --param: unknown parameter "__proto__"']],
  [
    ['run', 'el-farol', '--param', 'predictors=3', '--param', 'predictors=4'],
    ['error: --param: "predictors" is given twice'],
  ],
  [
    ['run', 'el-farol', '--rule', 'capacit=3'],
    ['error: --rule: unknown parameter "capacit": did you mean "capacity"?'],
  ],
  [['run', 'el-farol', '--rule', 'kind=minority'], ['error: --rule: unknown parameter "kind"']],
  [['run', 'el-farol', '--rule', 'capacity=-1'], ['error: --rule capacity: must be a whole number from 0']],
  [['run', 'el-farol', '--rule', 'crowded=1e999'], ['error: --rule crowded: must be a number from']],
  [['run', 'curves', '--rule', 'go=n +'], ['error: --rule go: at character 4: the expression ends here']],
  [['run', 'curves', '--rule', 'go=[[1,'], ['error: --rule go: points must be JSON such as']],
  [['run', 'curves', '--rule', 'go=1/(n-3)'], ['error: the game has a curve "go" that is Infinity at n = 3']],
  [['run', 'minority', '--agents', '100'], ['error: the game needs an odd number of agents']],
  [['run', 'el-farol', '--rounds', '0'], ['error: --rounds: must be a whole number from 1']],
  [['run', 'el-farol', '--rounds', 'many'], ['error: --rounds: must be a whole number from 1']],
  [['run', 'el-farol', '--rounds', '200000001'], ['error: --rounds: at most 200000000 here']],
  [['run', 'el-farol', '--rounds', '10', '--transient', '10'], ['error: --transient: must be a whole number from 0']],
  [['run', 'el-farol', '--transient', 'x'], ['error: --transient: must be a whole number from 0']],
  [['run', 'el-farol', '--seed', '18446744073709551616'], ['error: --seed: must be a whole number from 0']],
  [['run', 'el-farol', '--seed', '-1'], ['error: --seed: must be a whole number from 0']],
  [
    ['run', 'el-farol', '--information', 'atendance'],
    ['error: --information: unknown kind of information "atendance": did you mean "attendance"?'],
  ],
  [['run', 'el-farol', '--information', 'own-payoff'], ['error: --strategy: "arthur" needs to see attendance']],
  [['run', 'el-farol', '--manifest', ''], ['error: --manifest: needs the name of a file']],
  [['run', 'el-farol', '--svg', '/nowhere/at/all.svg'], ['error: --svg: there is no directory "/nowhere/at"']],
  [['run', 'el-farol', '--svg', '/dev/null', '--force'], ['error: --svg: "/dev/null" is not a regular file']],
  [['run', 'el-farol', '--svg', 'x.out', '--manifest', 'x.out'], ['--manifest, --svg: two files cannot have one name']],
  [['rules', 'minorty'], ['error: unknown kind "minorty": did you mean "minority"?']],
  [['strategies', 'toString'], ['error: unknown strategy "toString": known: "always"']],
  [
    ['run', 'el-farol', '--agents', '0', '--rule', 'x=1', '--seed', 'y', '--rounds', '0', '--information', 'z'],
    ['--agents "0": must', '--rule: unknown parameter "x"', '--seed: must', '--rounds: must', '--information: unknown'],
  ],
])('farol %j is refused in words', async (args, words) => {
  const { code, stdout, stderr } = await farol(...args);
  for (const part of words) expect(stderr).toContain(part);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});
