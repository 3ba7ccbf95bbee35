import { SearchField, useWords } from '@foyer/ui';
import { ChevronRight, CircleAlert, GripVertical, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { Target } from './entries.ts';
import './entry-tree.css';

export interface Row {
  readonly key: string;
  readonly label: string;
  /** In smaller type below. */
  readonly detail: string;
  /** A word that marks it, such as that it is retired. */
  readonly mark: string | null;
  /** What keeps it from being of use, though it can be saved. */
  readonly warning: string | null;
  readonly faulty: boolean;
  readonly children: readonly Row[];
}

interface EntryTreeProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  /** Moves a row; where it can't be moved so, nothing happens. */
  readonly onMove: (key: string, target: Target<string>) => void;
  /** Can a row be put into this one? Into none when absent. */
  readonly holds?: (key: string) => boolean;
  /** Is there a place to search in? */
  readonly searchable?: boolean;
  /** What can be done with a row at once. */
  readonly actions?: (row: Row) => ReactNode;
}

const ROW_PIXELS = 52;
const PADDING = 4;

/** A list, or a list of lists, to choose from and to reorder with the pointer or with keys; only what is in sight is drawn. */
export function EntryTree(props: EntryTreeProps) {
  const { label, rows, selected, onSelect, onMove, holds, searchable = true, actions } = props;
  const words = useWords();
  const [search, setSearch] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => rowsWith(rows, search.trim().toLocaleLowerCase()), [rows, search]);
  const parents = useMemo(() => parentsIn(rows), [rows]);
  const expanded = useMemo(() => parents.filter((key) => search !== '' || !folded.has(key)), [parents, folded, search]);
  const tree = useRef<HTMLDivElement>(null);
  const brought = useRef<string | null>(null);
  // What was chosen elsewhere, such as a new entry, is brought into sight; once, for it may be scrolled away again.
  useEffect(() => {
    const at = selected === null ? -1 : keysIn(shown, new Set(expanded)).indexOf(selected);
    if (tree.current === null || at === -1 || brought.current === selected) return;
    brought.current = selected;
    const { scrollTop, clientHeight } = tree.current;
    const [top, bottom] = [at * ROW_PIXELS, (at + 1) * ROW_PIXELS + 2 * PADDING];
    if (top < scrollTop) tree.current.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) tree.current.scrollTop = bottom - clientHeight;
  }, [selected, shown, expanded]);
  const { dragAndDropHooks } = useDragAndDrop<Row>({
    isDisabled: search !== '',
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    getDropOperation: (target) => {
      if (target.type === 'root') return 'cancel';
      return target.dropPosition !== 'on' || holds?.(String(target.key)) ? 'move' : 'cancel';
    },
    onMove: ({ keys, target }) => {
      for (const key of keys) onMove(String(key), { key: String(target.key), position: target.dropPosition });
    },
  });
  const renderRow = (row: Row) => (
    <TreeItem id={row.key} textValue={row.label} className="tree-row" data-mark={row.mark === null ? undefined : ''}>
      <TreeItemContent>
        {({ allowsDragging, hasChildItems, isExpanded }) => (
          <>
            {allowsDragging ? (
              <Button slot="drag" className="tree-grip" aria-label={words.t('settings.list.drag', { name: row.label })}>
                <GripVertical size={16} aria-hidden="true" />
              </Button>
            ) : null}
            {hasChildItems ? (
              <Button slot="chevron" className="tree-chevron" data-open={isExpanded || undefined}>
                <ChevronRight size={16} aria-hidden="true" />
              </Button>
            ) : null}
            <span className="tree-words">
              <span className="tree-name" dir="auto">
                {row.label}
              </span>
              {row.warning !== null ? (
                <small className="tree-warning">
                  <TriangleAlert size={14} aria-hidden="true" /> {row.warning}
                </small>
              ) : row.detail === '' ? null : (
                <small>{row.detail}</small>
              )}
            </span>
            {row.mark === null ? null : <span className="tree-mark">{row.mark}</span>}
            {row.faulty ? (
              <span className="tree-faulty">
                <CircleAlert size={18} aria-hidden="true" />
                <span className="fy-visually-hidden">{words.t('settings.list.mistakes')}</span>
              </span>
            ) : null}
            {actions?.(row)}
          </>
        )}
      </TreeItemContent>
      <Collection items={row.children}>{renderRow}</Collection>
    </TreeItem>
  );
  return (
    <div className="entry-tree">
      {searchable ? <SearchField label={words.t('settings.list.search')} value={search} onChange={setSearch} /> : null}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_PIXELS, padding: PADDING }}>
        <Tree
          ref={tree}
          className="tree"
          aria-label={label}
          items={shown}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (key !== undefined) onSelect(String(key));
          }}
          expandedKeys={expanded}
          onExpandedChange={(keys) => setFolded(new Set(parents.filter((key) => !keys.has(key))))}
          dragAndDropHooks={dragAndDropHooks}
          dependencies={[actions]}
          renderEmptyState={() => <p className="tree-empty">{words.t('settings.list.empty', { text: search })}</p>}
        >
          {renderRow}
        </Tree>
      </Virtualizer>
    </div>
  );
}

/** The rows that hold a text, with those above them; all of a row that holds it itself. */
function rowsWith(rows: readonly Row[], text: string): readonly Row[] {
  if (text === '') return rows;
  return rows.flatMap((row) => {
    if (`${row.label} ${row.detail} ${row.key}`.toLocaleLowerCase().includes(text)) return [row];
    const children = rowsWith(row.children, text);
    return children.length === 0 ? [] : [{ ...row, children }];
  });
}

function parentsIn(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row) => (row.children.length === 0 ? [] : [row.key, ...parentsIn(row.children)]));
}

/** The keys of the rows that are drawn one below the other. */
function keysIn(rows: readonly Row[], expanded: ReadonlySet<string>): readonly string[] {
  return rows.flatMap(({ key, children }) => [key, ...(expanded.has(key) ? keysIn(children, expanded) : [])]);
}
