-- A counter that was opened before the branch is open on the day that begins then, from then on.
UPDATE `counter_intervals` SET `day` = opened.payload ->> 'day', `started_at` = opened.at
FROM `events` AS opened
WHERE counter_intervals.day IS NULL
  AND opened.seq = (
    SELECT seq FROM `events` WHERE type = 'BranchOpened' AND seq > counter_intervals.seq ORDER BY seq LIMIT 1
  )
  AND NOT EXISTS (
    SELECT 1 FROM `events` AS change WHERE change.seq > counter_intervals.seq AND change.seq < opened.seq
      AND change.type IN ('CounterPaused', 'CounterResumed', 'CounterClosed')
      AND change.payload ->> 'counterId' = counter_intervals.counter_id
  );
