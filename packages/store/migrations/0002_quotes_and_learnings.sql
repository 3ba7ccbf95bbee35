CREATE TABLE `learnings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`log_hash` blob NOT NULL,
	`data` text NOT NULL,
	`data_hash` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quotes` (
	`visit_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`hour` integer NOT NULL,
	`service_id` text NOT NULL,
	`class_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`ahead` integer NOT NULL,
	`p50` integer,
	`p90` integer,
	`about_minutes` integer,
	`most_minutes` integer,
	`withheld` text
);
--> statement-breakpoint
CREATE INDEX `quotes_by_day` ON `quotes` (`day`);