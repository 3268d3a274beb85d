"""The statements that services send, from the log of the database itself."""
from support.stack import wait_for


CONNECTED = "SELECT id AS id FROM information_schema.processlist WHERE user IN %s"


def executed(stack, accounts, act):
    """What act() returns, and the prepared statements that these accounts (cmep_workflow, say) executed meanwhile, with
    their values, in order."""
    stack.sql("SET GLOBAL log_output = 'TABLE'")
    stack.sql("TRUNCATE mysql.general_log")
    stack.sql("SET GLOBAL general_log = ON")
    # MariaDB logs the values only of what was prepared while it logs: the services have to connect anew.
    # KILL only asks: what a dying connection still executes is logged without its values.
    connected = [row["id"] for row in stack.sql(CONNECTED, tuple(accounts))]
    for connection in connected:
        stack.sql("KILL %s", connection)
    wait_for(lambda: not set(connected) & {row["id"] for row in stack.sql(CONNECTED, tuple(accounts))}, 5,
             "the killed connections' end")
    try:
        answer = act()
    finally:
        stack.sql("SET GLOBAL general_log = OFF")
    rows = stack.sql("SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log"
                     " WHERE SUBSTRING_INDEX(user_host, '[', 1) IN %s AND command_type = 'Execute' ORDER BY event_time",
                     tuple(accounts))
    return answer, [row["statement"] for row in rows]
