import { Option } from 'commander';
import { Fault } from '../fault.ts';
import { faults } from '../faults.vi.ts';

/** `--year Y`: a number of four digits. */
export const yearOption = (): Option =>
  new Option('--year <năm>', 'năm, bốn chữ số').makeOptionMandatory().argParser((value) => {
    if (!/^(19|20)\d\d$/.test(value)) throw new Fault(faults.optionYear(value));
    return Number(value);
  });

/** An option that takes one of a few words. */
export function choiceOption(flags: string, description: string, choices: readonly string[], standard?: string): Option {
  const option = new Option(flags, `${description}: ${choices.join(', ')}`);
  option.argParser((value) => {
    if (!choices.includes(value)) throw new Fault(faults.optionChoice(option.long ?? flags, value, choices));
    return value;
  });
  return standard === undefined ? option : option.default(standard);
}
