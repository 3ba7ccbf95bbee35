CREATE TABLE `commands` (
	`command_id` text PRIMARY KEY NOT NULL,
	`request_hash` text NOT NULL,
	`reply` text NOT NULL,
	`clock` integer NOT NULL,
	`at` integer NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`visit_id` text PRIMARY KEY NOT NULL,
	`name` text,
	`phone` text,
	`email` text,
	`at` integer NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contacts_by_age` ON `contacts` (`at`);--> statement-breakpoint
CREATE TABLE `customers` (
	`lookup` text PRIMARY KEY NOT NULL,
	`customer_ref` text NOT NULL,
	`at` integer NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_customer_ref_unique` ON `customers` (`customer_ref`);--> statement-breakpoint
CREATE INDEX `customers_by_age` ON `customers` (`at`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`day` text,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`command_id` text NOT NULL,
	`visit_id` text,
	`payload` text NOT NULL,
	`previous_hash` blob NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_number_once_a_day` ON `events` (`day`,(payload ->> 'number'),(payload ->> 'lap')) WHERE type = 'TicketIssued';--> statement-breakpoint
CREATE INDEX `events_withdrawing` ON `events` (`seq`) WHERE type IN ('BranchRestored', 'CustomerErased', 'DevicePaired', 'DeviceReplaced', 'DeviceRevoked', 'KeyRevoked', 'NoteErased', 'PersonChanged');--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `followers` (
	`name` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`log_hash` blob NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `opt_outs` (
	`lookup` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`follower` text NOT NULL,
	`key` text NOT NULL,
	`seq` integer NOT NULL,
	`payload` text NOT NULL,
	`not_after` integer,
	`tries` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`ended_at` integer,
	`given_up` text,
	`checksum` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`follower`, `key`)
);
--> statement-breakpoint
CREATE INDEX `outbox_by_time` ON `outbox` (`ended_at`,`follower`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`hash` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`bytes` blob NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `secrets` (
	`owner` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`expires_at` integer,
	`used_at` integer,
	`checksum` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`owner`, `kind`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `secrets_by_hash` ON `secrets` (`kind`,`hash`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`address` text NOT NULL,
	`browser` text NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sightings` (
	`device_id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`seq` integer PRIMARY KEY NOT NULL,
	`log_hash` blob NOT NULL,
	`state` text NOT NULL,
	`state_hash` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `texts` (
	`ref` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`visit_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`checksum` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `texts_by_age` ON `texts` (`at`);--> statement-breakpoint
CREATE INDEX `texts_by_visit` ON `texts` (`visit_id`);