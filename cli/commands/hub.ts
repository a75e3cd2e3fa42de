import type { Command } from 'commander';
import { addFaults } from '../add-faults.ts';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import {
  addLinkOptions,
  addMailOptions,
  addSignatureOptions,
  addTelemetryOptions,
} from '../hub/declare-options.ts';
import type { HubCommandOptions } from '../hub/run-hub.ts';
import { addHubPorts, addTrustServices } from '../hub/start-options.ts';

const words: CommandWords = {
  summary: {
    vi: 'Chạy riêng một Trục để hệ thống của bạn kết nối; in địa chỉ và khoá bí mật.',
    en: 'Run a hub by itself for a system of yours; prints addresses and credentials.',
  },
  examples: [
    {
      line: 'lienthong hub --port 8080 --management-port 8081 --store truc',
      does: {
        vi: 'cổng cố định, giữ dữ liệu trong thư mục “truc”',
        en: 'fixed ports, data kept in the folder “truc”',
      },
    },
    {
      line: 'lienthong hub --port 8080 --store postgres://truc@db.example/truc',
      does: {
        vi: 'một trong nhiều tiến trình Trục dùng chung PostgreSQL',
        en: 'one of several hub processes on one PostgreSQL',
      },
    },
    {
      line: 'lienthong hub --world co-quan.yaml',
      does: {
        vi: 'với các cơ quan của bạn',
        en: 'with agencies of your own',
      },
    },
    {
      line: 'lienthong hub --pki --mail smtp://127.0.0.1:2525 --mail-from truc@truc.example',
      does: {
        vi: 'thư dự phòng S/MIME, khoá và chứng thư của dịch vụ chạy kèm',
        en: 'S/MIME mail as a fallback, keys and certificates of the services beside it',
      },
    },
    {
      line: 'lienthong hub --json',
      does: {
        vi: 'một dòng JSON khi sẵn sàng, cho kịch bản tự động',
        en: 'one line of JSON when ready, for scripts',
      },
    },
  ],
};

/** `lienthong hub`. */
export function registerHub(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addHubPorts(addCommand(program, context, 'hub', words), context);
  addKeeping(command, text);
  addDelivery(command, text);
  addLinkOptions(command, context);
  addTrustServices(command, context);
  addSignatureOptions(command, context);
  addMailOptions(command, context);
  addTelemetryOptions(command, context);
  addFaults(command, context)
    .option(
      '--secret-seed <text>',
      text(
        'hạt giống của các khoá bí mật: cùng hạt giống thì cùng khoá',
        'seed of the secrets: the same seed, the same secrets',
      ),
    )
    .action(async (options: HubCommandOptions) => {
      const { runHub } = await import('../hub/run-hub.ts');
      await runHub(context, options);
    });
}

type Words = (vi: string, en: string) => string;

/** Where it listens, what it keeps, and for whom. */
function addKeeping(command: Command, text: Words): void {
  command
    .option('--host <address>', text('địa chỉ lắng nghe', 'address to listen on'), '127.0.0.1')
    .option(
      '--store <place>',
      text(
        'nơi lưu: một thư mục (SQLite), memory, hoặc postgres://người-dùng:mật-khẩu@máy:cổng/csdl',
        'where data are kept: a folder (SQLite), memory, or postgres://user:password@host:port/database',
      ),
      '.lienthong/hub',
    )
    .option(
      '--world <name or file>',
      text(
        'danh mục cơ quan: 2026, hoặc tệp YAML/JSON của bạn (docs/world.example.yaml)',
        'cast of agencies: 2026, or a YAML/JSON file of yours (docs/world.example.yaml)',
      ),
      '2026',
    );
}

/** How it reads packets, and how it hands them on. */
function addDelivery(command: Command, text: Words): void {
  command
    .addOption(
      choiceOption(
        '--dialect <name>',
        text('strict hoặc observed (mặc định)', 'strict or observed (default)'),
        ['strict', 'observed'],
        'observed',
      ),
    )
    .addOption(
      choiceOption(
        '--delivery <style>',
        text(
          'cách chuyển gói tin: faithful giữ từng byte (mặc định), field viết lại như Trục thật',
          'how packets are delivered: faithful keeps every byte (default), field writes anew as the live hub does',
        ),
        ['faithful', 'field'],
        'faithful',
      ),
    )
    .addOption(
      choiceOption(
        '--field-year <year>',
        text(
          'dấu vết của Trục thật năm 2019 hoặc 2025 (mặc định)',
          'the live hub’s trace entry of 2019 or 2025 (default)',
        ),
        ['2019', '2025'],
        '2025',
      ),
    );
}
