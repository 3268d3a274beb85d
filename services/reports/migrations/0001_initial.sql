-- The slice of reports. Each statement is one step of the ledger; DDL commits by itself.

-- How far in workflow's event log the read model has come.
CREATE TABLE IF NOT EXISTS report_cursor (
  cursor_name VARCHAR(40) NOT NULL PRIMARY KEY,
  evento_id BIGINT NOT NULL,
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
