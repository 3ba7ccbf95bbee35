import { parentPort, workerData } from 'node:worker_threads';
import { quickCheck } from '@foyer/store';

parentPort?.postMessage(quickCheck(workerData as { folder: string }));
