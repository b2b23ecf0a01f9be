import { Tabs as Frame } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useUrlState } from './filter-bar.tsx';
import { Num } from './values.tsx';

interface Tab {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

/** The open tab is in the URL as `?tab=`; the page's search schema must name it. */
export function Tabs({ tabs, param = 'tab' }: { tabs: Tab[]; param?: string }) {
  const [search, set] = useUrlState();
  const first = tabs[0]?.id ?? '';
  const open = tabs.find((tab) => tab.id === search[param])?.id ?? first;
  const list = useRef<HTMLDivElement>(null);
  // on a phone the row of tabs may be wider than the screen
  useEffect(() => {
    const [row, tab] = [list.current, list.current?.querySelector<HTMLElement>('[aria-selected=true]')];
    if (row && tab) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [open]);
  return (
    <Frame value={open} onChange={(id) => set({ [param]: id === null || id === first ? undefined : id })} keepMounted={false}>
      <Frame.List ref={list} mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
        {tabs.map(({ id, label, count }) => (
          <Frame.Tab key={id} value={id} rightSection={count === undefined ? undefined : <Num value={count} />}>
            {label}
          </Frame.Tab>
        ))}
      </Frame.List>
      {tabs.map(({ id, content }) => (
        <Frame.Panel key={id} value={id}>
          {content}
        </Frame.Panel>
      ))}
    </Frame>
  );
}
