import { parentPort, workerData } from 'node:worker_threads';
import { quickCheck } from '@foyer/store';
import { stayBehind } from '../threads/behind.ts';

stayBehind();
parentPort?.postMessage(quickCheck(workerData as { folder: string }));
