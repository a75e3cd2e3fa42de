import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCrew } from './crew.ts';

test('a crew that is dismissed at once lets its workers come up before it ends them', async () => {
  const lives: string[][] = [];
  const watch = (worker: Worker) => {
    const life: string[] = [];
    lives.push(life);
    worker.on('message', ({ kind }: { readonly kind: string }) => life.push(kind));
    worker.on('exit', () => life.push('ended'));
  };
  process.on('worker', watch);
  onTestFinished(() => void process.off('worker', watch));
  const crew = createCrew(import.meta.url, './ask-worker', 2);
  const jobs = [crew.do('no share'), crew.do('no share')];
  await Promise.all([crew.close(), Promise.allSettled(jobs)]);
  expect(lives.map((life) => [life.at(0), life.at(-1)])).toEqual([
    ['ready', 'ended'],
    ['ready', 'ended'],
  ]);
});

test('a worker holds the next job while it is at one, and is given no third', async () => {
  const given = vi.spyOn(Worker.prototype, 'postMessage');
  onTestFinished(() => given.mockRestore());
  const crew = createCrew(import.meta.url, './ask-worker', 1);
  const jobs = Promise.allSettled(['first', 'second', 'third'].map((job) => crew.do(job)));
  expect(given.mock.calls).toEqual([['first'], ['second']]);
  await jobs;
  expect(given.mock.calls).toEqual([['first'], ['second'], ['third']]);
  await crew.close();
});

test('a worker that was started before there was a job is the one that gets it', async () => {
  const born = vi.fn<(worker: Worker) => void>();
  process.on('worker', born);
  onTestFinished(() => void process.off('worker', born));
  const crew = createCrew(import.meta.url, './ask-worker', 2);
  crew.start();
  crew.start();
  await Promise.allSettled([crew.do('job')]);
  expect(born).toHaveBeenCalledOnce();
  await crew.close();
});

test('a crew whose program cannot be loaded ends all the same, and its job says why', async () => {
  const crew = createCrew(import.meta.url, './no-such-program', 1);
  await expect(crew.do('job')).rejects.toThrow('no-such-program');
  await crew.close();
});
