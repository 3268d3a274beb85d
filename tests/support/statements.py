"""The statements that services send, from the log of the database itself."""


def executed(stack, accounts, act):
    """What act() returns, and the prepared statements that these accounts (cmep_workflow, say) executed meanwhile, with
    their values, in order."""
    stack.sql("SET GLOBAL log_output = 'TABLE'")
    stack.sql("TRUNCATE mysql.general_log")
    stack.sql("SET GLOBAL general_log = ON")
    # MariaDB logs the values only of what was prepared while it logs: the services have to connect again.
    # What the old connections executed before they ended is logged without its values.
    ended = stack.end_connections(*accounts)
    try:
        answer = act()
    finally:
        stack.sql("SET GLOBAL general_log = OFF")
    rows = stack.sql("SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log"
                     " WHERE SUBSTRING_INDEX(user_host, '[', 1) IN %s AND thread_id NOT IN %s AND command_type = 'Execute'"
                     " ORDER BY event_time", tuple(accounts), (0, *ended))
    return answer, [row["statement"] for row in rows]
