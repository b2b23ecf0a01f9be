import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { groupOf } from './context.ts';
import { choiceOption, yearOption } from './options.ts';
import { isHelp, mistakeInWords, vietnameseProgram } from './program.ts';

function run(...words: string[]) {
  const program = vietnameseProgram();
  let ran: unknown;
  let printed = '';
  program.configureOutput({ writeOut: (text) => (printed += text), writeErr: () => {} });
  groupOf(program, 'report', 'báo cáo')
    .command('annual')
    .description('tổng kết năm')
    .argument('<tệp>')
    .addOption(yearOption())
    .addOption(choiceOption('--by <vai>', 'tính theo', ['runner', 'lead'], 'runner'))
    .action((file: string, options: object) => {
      ran = { file, ...options, ...program.opts() };
    });
  try {
    program.parse(words, { from: 'user' });
    return { ran };
  } catch (error) {
    if (isHelp(error)) return { printed };
    return { words: error instanceof CommanderError ? mistakeInWords(error) : (error as Error).message };
  }
}

test.each([
  [[], /^Thiếu tên lệnh/],
  [['reprot'], /Không có lệnh "reprot"/],
  [['report', 'anual'], /Không có lệnh "anual"/],
  [['report', 'annual', 'f', '--year', '2020', '--bj', 'x'], /Không có tuỳ chọn --bj/],
  [['report', 'annual', 'f'], /Thiếu tuỳ chọn bắt buộc --year/],
  [['report', 'annual', 'f', '--year'], /--year <năm> thiếu giá trị/],
  [['report', 'annual', 'f', '--year', '20'], /"20" không phải là năm/],
  [['report', 'annual', 'f', '--year', '2020', '--by', 'host'], /--by không nhận "host"; hãy chọn một trong: runner, lead/],
  [['report', 'annual', '--year', '2020'], /Thiếu tệp/],
  [['report', 'annual', 'f', 'g', '--year', '2020'], /Thừa đối số/],
])('%j is answered in one Vietnamese line', (words, expected) => {
  const { words: answer } = run(...words);
  expect(answer).toMatch(expected);
  expect(answer).not.toContain('\n');
});

test('--tenant may stand before or after the command', () => {
  const expected = { file: 'f', year: 2020, by: 'runner', tenant: 'hanoi' };
  expect(run('--tenant', 'hanoi', 'report', 'annual', 'f', '--year', '2020').ran).toEqual(expected);
  expect(run('report', 'annual', 'f', '--year', '2020', '--tenant', 'hanoi').ran).toEqual(expected);
});

test('help is in Vietnamese, of the program and of a command', () => {
  expect(run('--help').printed).toMatch(/Cách dùng: khuevan \[tuỳ chọn\] <lệnh>[\s\S]*Lệnh:\s+report\s+báo cáo/);
  const help = run('report', 'annual', '--help').printed;
  expect(help).toMatch(/--by <vai>\s+tính theo: runner, lead \(mặc định: runner\)/);
  expect(help).not.toMatch(/usage|options|default|display help/i);
});
