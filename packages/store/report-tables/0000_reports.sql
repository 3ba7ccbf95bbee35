CREATE TABLE `counter_intervals` (
	`seq` integer PRIMARY KEY NOT NULL,
	`counter_id` text NOT NULL,
	`day` text,
	`kind` text NOT NULL,
	`agent_id` text NOT NULL,
	`reason` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`served` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `counter_intervals_in_one_state` ON `counter_intervals` (`counter_id`) WHERE "counter_intervals"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `counter_intervals_by_day` ON `counter_intervals` (`day`,`counter_id`,`agent_id`,`kind`,`started_at`,`ended_at`,`served`);--> statement-breakpoint
CREATE TABLE `days` (
	`day` text PRIMARY KEY NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`sheet_names` text,
	`sheet_columns` blob
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`actor_id` text,
	`visit_id` text
);
--> statement-breakpoint
CREATE INDEX `entries_by_visit` ON `entries` (`visit_id`,`seq`) WHERE "entries"."visit_id" is not null;--> statement-breakpoint
CREATE INDEX `entries_by_type` ON `entries` (`type`,`seq`);--> statement-breakpoint
CREATE INDEX `entries_by_actor` ON `entries` (`actor_id`,`type`,`seq`) WHERE "entries"."actor_id" is not null;--> statement-breakpoint
CREATE TABLE `escalations` (
	`escalation_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`day` text,
	`hour` integer NOT NULL,
	`source` text NOT NULL,
	`visit_id` text,
	`service_id` text,
	`counter_id` text,
	`agent_id` text,
	`reason` text NOT NULL,
	`raised_at` integer NOT NULL,
	`deadline` integer NOT NULL,
	`further` integer DEFAULT 0 NOT NULL,
	`taken_over` integer DEFAULT 0 NOT NULL,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`resolved_at` integer,
	`resolved_by` text,
	`resolution` text,
	`lapsed_at` integer
);
--> statement-breakpoint
CREATE INDEX `escalations_by_day` ON `escalations` (`day`,`seq`,`hour`,`source`,`reason`,`service_id`,`counter_id`,`agent_id`,`raised_at`,`deadline`,`further`,`taken_over`,`acknowledged_at`,`resolved_at`,`lapsed_at`);--> statement-breakpoint
CREATE TABLE `followed` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`log_hash` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `intervals` (
	`visit_id` text NOT NULL,
	`step` integer NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`service_id` text NOT NULL,
	`class_id` text NOT NULL,
	`counter_id` text,
	`agent_id` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`visit_id`, `step`, `place`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intervals_visit_in_one_state` ON `intervals` (`visit_id`) WHERE "intervals"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `intervals_counter_has_one_customer` ON `intervals` (`counter_id`) WHERE "intervals"."ended_at" is null and "intervals"."kind" in ('called', 'serving');--> statement-breakpoint
CREATE TABLE `known_visits` (
	`day` text NOT NULL,
	`service_id` text NOT NULL,
	`visits` integer NOT NULL,
	`finished` integer NOT NULL,
	`resolved_once` integer NOT NULL,
	`returned` integer NOT NULL,
	PRIMARY KEY(`day`, `service_id`)
);
--> statement-breakpoint
CREATE TABLE `marks` (
	`mark_record_id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`step` integer NOT NULL,
	`day` text NOT NULL,
	`mark_id` text NOT NULL,
	`kind` text NOT NULL,
	`counter_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`offer` integer NOT NULL,
	`count` integer NOT NULL,
	`amount` integer,
	`amount_unit` text,
	`started_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `marks_by_day` ON `marks` (`day`);--> statement-breakpoint
CREATE INDEX `marks_by_visit` ON `marks` (`visit_id`);--> statement-breakpoint
CREATE TABLE `prints` (
	`print_id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`requested_at` integer NOT NULL,
	`reported_at` integer
);
--> statement-breakpoint
CREATE INDEX `prints_by_day` ON `prints` (`day`);--> statement-breakpoint
CREATE TABLE `steps` (
	`visit_id` text NOT NULL,
	`step` integer NOT NULL,
	`day` text NOT NULL,
	`hour` integer NOT NULL,
	`service_id` text NOT NULL,
	`class_id` text NOT NULL,
	`counter_id` text,
	`agent_id` text,
	`arrived_at` integer NOT NULL,
	`called_at` integer,
	`ended_at` integer,
	`how` text,
	`outcome_id` text,
	`resolved` integer,
	`wait` integer,
	`in_target` integer,
	`first_response` integer,
	`walk` integer,
	`service` integer,
	`after` integer DEFAULT 0 NOT NULL,
	`hold` integer DEFAULT 0 NOT NULL,
	`recalls` integer DEFAULT 0 NOT NULL,
	`escalations` integer DEFAULT 0 NOT NULL,
	`resolution` integer,
	`quoted_p50` integer,
	`quoted_p90` integer,
	`withheld` text,
	PRIMARY KEY(`visit_id`, `step`)
);
--> statement-breakpoint
CREATE INDEX `steps_by_day` ON `steps` (`day`);--> statement-breakpoint
CREATE TABLE `visits` (
	`visit_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`day` text NOT NULL,
	`number` text NOT NULL,
	`serial` integer NOT NULL,
	`lap` integer NOT NULL,
	`service_id` text NOT NULL,
	`class_id` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text,
	`tags` text NOT NULL,
	`language` text NOT NULL,
	`customer_ref` text,
	`issued_at` integer NOT NULL,
	`ended_at` integer,
	`how` text,
	`outcome_id` text,
	`resolved` integer,
	`notes` text NOT NULL,
	`edits` integer NOT NULL,
	`version` integer NOT NULL,
	`returned_at` integer
);
--> statement-breakpoint
CREATE INDEX `visits_by_number` ON `visits` (`day`,`number`);--> statement-breakpoint
CREATE INDEX `visits_by_customer` ON `visits` (`customer_ref`,`service_id`,`issued_at`) WHERE "visits"."customer_ref" is not null;