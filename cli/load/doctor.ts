import { execFile } from 'node:child_process';
import { access, constants, readFile, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { findK6, pinnedK6, type Surroundings, servesScripts } from './k6-program.ts';

const ask = promisify(execFile);

/** One thing that a load run needs, and whether this machine has it. */
export interface Finding {
  readonly name: 'k6' | 'go' | 'files' | 'ports' | 'memory' | 'disk' | 'cores' | 'clock';
  /** `missing`: no run without it; `short`: smaller runs only, or figures that mean less. */
  readonly state: 'ready' | 'short' | 'missing';
  readonly said: Bilingual;
  /** How to get it, where it is not ready. */
  readonly remedy?: Bilingual;
}

/** Looks at everything that a load run needs. Changes nothing. */
export async function examine(around: Surroundings): Promise<readonly Finding[]> {
  const k6 = await examineK6(around);
  return [
    k6,
    await examineGo(k6.state === 'ready'),
    await examineFiles(),
    await examinePorts(),
    examineMemory(),
    await examineDisk(around.cwd),
    examineCores(),
    await examineClock(),
  ];
}

async function examineK6(around: Surroundings): Promise<Finding> {
  const [found, wanted] = [await findK6(around), await pinnedK6()];
  if (found === undefined) {
    const named = around.env['LIENTHONG_K6'] ?? '';
    if (named !== '') return examineNamed(named);
    const said = { vi: 'chưa có k6', en: 'there is no k6' };
    return { name: 'k6', state: 'missing', said, remedy: buildRemedy(wanted) };
  }
  const said = { vi: `${found.version} tại ${found.path}`, en: `${found.version} at ${found.path}` };
  if (!servesScripts(found)) return { name: 'k6', state: 'missing', said, remedy: buildRemedy(wanted) };
  if (found.version === wanted) return { name: 'k6', state: 'ready', said };
  const remedy = {
    vi: `kịch bản được thử với ${wanted}; “lienthong load k6” dựng đúng bản đó`,
    en: `the scripts are tested with ${wanted}; “lienthong load k6” builds that one`,
  };
  return { name: 'k6', state: 'short', said, remedy };
}

/** What the environment names is the only one that is looked at: to build another would not help. */
function examineNamed(named: string): Finding {
  return {
    name: 'k6',
    state: 'missing',
    said: { vi: `LIENTHONG_K6 (“${named}”) không phải k6`, en: `LIENTHONG_K6 (“${named}”) is no k6` },
    remedy: {
      vi: 'bỏ LIENTHONG_K6 rồi chạy “lienthong load k6” để dựng k6, hoặc đặt nó tới một k6 2.x có sẵn',
      en: 'unset LIENTHONG_K6, and “lienthong load k6” builds k6; or set it to a k6 2.x that is there',
    },
  };
}

function buildRemedy(version: string): Bilingual {
  return {
    vi: `“lienthong load k6” dựng k6 ${version} (cần Go); hoặc đặt LIENTHONG_K6 tới một k6 2.x có sẵn`,
    en: `“lienthong load k6” builds k6 ${version} (needs Go); or set LIENTHONG_K6 to a k6 2.x that is there`,
  };
}

/** Go is only for building: with a k6 at hand its absence is nothing. */
async function examineGo(hasK6: boolean): Promise<Finding> {
  const text = await ask('go', ['env', 'GOVERSION'], { timeout: 20_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  const version = /^go1\.(\d+)/.exec(text ?? '');
  if (version !== null && Number(version[1]) >= 21) {
    return { name: 'go', state: 'ready', said: { vi: text ?? '', en: text ?? '' } };
  }
  if (hasK6) {
    return { name: 'go', state: 'ready', said: { vi: 'không cần: đã có k6', en: 'not needed: k6 is there' } };
  }
  const said = { vi: text ?? 'chưa có Go', en: text ?? 'there is no Go' };
  const ways = 'Debian: apt install golang-go · macOS: brew install go · Windows: winget install GoLang.Go';
  const remedy = { vi: `cần Go 1.21 trở lên. ${ways}`, en: `Go 1.21 or newer. ${ways}` };
  return { name: 'go', state: 'missing', said, remedy };
}

/** A herd of 3,400 nodes holds as many sockets at once, at either end. */
const wantedFiles = 10_000;

async function examineFiles(): Promise<Finding> {
  const text = await readFile('/proc/self/limits', 'utf8').catch(() => undefined);
  const limit = text === undefined ? await limitOfShell() : /^Max open files\s+(\S+)/m.exec(text)?.[1];
  if (limit === undefined) {
    return { name: 'files', state: 'ready', said: { vi: 'không giới hạn riêng', en: 'no limit of its own' } };
  }
  const said = { vi: `${limit} tệp mở một lúc`, en: `${limit} open files` };
  if (limit === 'unlimited' || Number(limit) >= wantedFiles) return { name: 'files', state: 'ready', said };
  const ways = `Debian: ulimit -n ${wantedFiles} · macOS: ulimit -n ${wantedFiles}`;
  return {
    name: 'files',
    state: 'short',
    said,
    remedy: { vi: `L5 cần ${wantedFiles}. ${ways}`, en: `L5 needs ${wantedFiles}. ${ways}` },
  };
}

/** macOS; Windows knows no such limit. */
async function limitOfShell(): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  return ask('sh', ['-c', 'ulimit -n'], { timeout: 5_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}

const wantedPorts = 8_000;

async function examinePorts(): Promise<Finding> {
  const text = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(() => undefined);
  if (text === undefined) {
    const said = {
      vi: 'cổng tạm theo mặc định của hệ điều hành',
      en: 'outgoing ports as the system has them',
    };
    return { name: 'ports', state: 'ready', said };
  }
  const [low = 0, high = 0] = text.trim().split(/\s+/).map(Number);
  const count = high - low + 1;
  const said = { vi: `${count} cổng tạm (${low}–${high})`, en: `${count} outgoing ports (${low}–${high})` };
  if (count >= wantedPorts) return { name: 'ports', state: 'ready', said };
  const way = 'sysctl -w net.ipv4.ip_local_port_range="20000 60999"';
  const remedy = { vi: `cần ${wantedPorts}: ${way}`, en: `${wantedPorts} are needed: ${way}` };
  return { name: 'ports', state: 'short', said, remedy };
}

const gibibyte = 1024 ** 3;

function examineMemory(): Finding {
  const [all, free] = [totalmem() / gibibyte, freemem() / gibibyte];
  const said = {
    vi: `${all.toFixed(1)} GiB, còn trống ${free.toFixed(1)}`,
    en: `${all.toFixed(1)} GiB, ${free.toFixed(1)} free`,
  };
  if (free >= 2) return { name: 'memory', state: 'ready', said };
  return {
    name: 'memory',
    state: 'short',
    said,
    remedy: {
      vi: 'cần 2 GiB trống; L7 (20 tệp 50 MB) cần 6 GiB: đóng bớt chương trình, hoặc chạy k6 ở máy khác',
      en: '2 GiB free are needed, 6 for L7 (20 files of 50 MB): close programs, or run k6 on another machine',
    },
  };
}

async function examineDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / gibibyte;
  const said = { vi: `còn ${free.toFixed(1)} GiB trên đĩa`, en: `${free.toFixed(1)} GiB free on the disk` };
  if (free >= 10) return { name: 'disk', state: 'ready', said };
  return {
    name: 'disk',
    state: free >= 1 ? 'short' : 'missing',
    said,
    remedy: {
      vi: 'cần 10 GiB: 30 phút của L1 ghi 19 GB gói tin vào kho của Trục; dùng --store tới đĩa khác',
      en: '10 GiB are needed: half an hour of L1 puts 19 GB of packets into the hub’s store; --store can name another disk',
    },
  };
}

function examineCores(): Finding {
  const count = availableParallelism();
  const said = { vi: `${count} lõi`, en: `${count} cores` };
  if (count >= 2) return { name: 'cores', state: 'ready', said };
  const remedy = {
    vi: 'k6 và Trục tranh nhau một lõi: chạy k6 ở máy khác',
    en: 'k6 and the hub fight for one core: run k6 on another machine',
  };
  return { name: 'cores', state: 'short', said, remedy };
}

/** Journals of several machines are laid together by their clocks. */
async function examineClock(): Promise<Finding> {
  if (process.platform !== 'linux') return { name: 'clock', state: 'ready', said: clockWords };
  const way = 'timedatectl set-ntp true';
  const synchronised = await access('/run/systemd/timesync/synchronized', constants.F_OK).then(
    () => true,
    () => chronyIsThere(),
  );
  if (synchronised) return { name: 'clock', state: 'ready', said: clockWords };
  return {
    name: 'clock',
    state: 'short',
    said: { vi: 'không thấy dịch vụ đồng bộ giờ', en: 'no time service was found' },
    remedy: {
      vi: `chỉ cần khi chạy từ nhiều máy: ${way}`,
      en: `needed only for runs from several machines: ${way}`,
    },
  };
}

const clockWords: Bilingual = { vi: 'đồng hồ được hệ điều hành giữ', en: 'the system keeps the clock' };

async function chronyIsThere(): Promise<boolean> {
  return access('/run/chrony/chronyd.pid', constants.F_OK).then(
    () => true,
    () => false,
  );
}
