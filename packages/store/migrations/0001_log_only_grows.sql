CREATE TRIGGER `events_are_never_changed` BEFORE UPDATE ON `events` BEGIN
  SELECT RAISE(ABORT, 'the log is only ever added to');
END;
--> statement-breakpoint
CREATE TRIGGER `events_are_never_deleted` BEFORE DELETE ON `events` BEGIN
  SELECT RAISE(ABORT, 'the log is only ever added to');
END;
