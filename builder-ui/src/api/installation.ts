/** What the installation is: set where Switchboard is started, shown to administrators. */
import { useQuery } from '@tanstack/react-query';
import { request } from './client.ts';

export interface Installation {
  version: string;
  profile: 'embedded' | 'postgres' | 'scale-out';
  durability: { acceptedMeans: string; processCrash: boolean; powerCut: boolean; note: string };
  publicUrl: string;
  database: string;
  queue: string | null;
  mail: { delivery: 'smtp' | 'kept'; server: string | null; from: string };
  lanes: number;
  maxPending: number;
  trustProxy: string;
  nodeFolders: string[];
  isDemo: boolean;
}

export function useInstallation() {
  return useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => request<Installation>('GET', '/settings', undefined, { signal }),
  });
}
