import { Command, CommanderError, Help } from 'commander';
import { faults } from '../faults.vi.ts';

const titles: Record<string, string> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tuỳ chọn:',
  'Global Options:': 'Tuỳ chọn chung:',
  'Commands:': 'Lệnh:',
};

/** Commander in Vietnamese: help on standard output, every mistake thrown instead of printed. */
export function vietnameseProgram(): Command {
  const standard = new Help();
  return new Command('khuevan')
    .description('Khuê Văn: quản lý đào tạo, bồi dưỡng cán bộ, công chức, viên chức.')
    .option('--tenant <mã>', 'đơn vị sử dụng; mặc định là KHUEVAN_TENANT hoặc đơn vị duy nhất')
    .helpOption('-h, --help', 'xem hướng dẫn của lệnh')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: inVietnamese,
      subcommandTerm: (command) => inVietnamese(standard.subcommandTerm(command)),
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description} (mặc định: ${String(defaultValue)})`,
    })
    .configureOutput({ writeErr: () => {} })
    .exitOverride();
}

const inVietnamese = (text: string) => text.replaceAll('[options]', '[tuỳ chọn]').replaceAll('[command]', '<lệnh>');

/** The person asked for help and got it: no failure. */
export const isHelp = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

/** A mistake on the command line, in one Vietnamese sentence. */
export function mistakeInWords({ code, message }: CommanderError): string {
  const named = /'([^']+)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.help':
      return faults.commandMissing();
    case 'commander.unknownCommand':
      return faults.commandUnknown(named);
    case 'commander.unknownOption':
      return faults.optionUnknown(named);
    case 'commander.missingMandatoryOptionValue':
      return faults.optionMissing(named);
    case 'commander.optionMissingArgument':
      return faults.optionWithoutValue(named);
    case 'commander.missingArgument':
      return faults.argumentMissing(named);
    case 'commander.excessArguments':
      return faults.argumentsExcess();
    default:
      return faults.commandLine(message.replace(/^error: /, ''));
  }
}
