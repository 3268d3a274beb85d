/* What workflow tells those who keep a model of its requests. */
#include "base/day.h"
#include "base/text.h"
#include "feed/workflow_event_rows.h"
#include "feed/workflow_facts_rows.h"
#include "workflow_handlers.h"

enum status workflow_cambio_list(struct call *call, const struct cambio_list_request *in, struct hechos *out)
{
    enum status status = workflow_event_rows_number(call->db, in->limite, call->arena);
    /* Facts are read after the events: whatever they tell of is in there, and whatever is newer comes again. */
    if (status == STATUS_OK)
        status = workflow_facts_rows_changed(call->db, in->despues_de, in->limite, call->arena, out);
    return status == STATUS_OK && out->hay_mas ? workflow_facts_rows_behind(call->db, out->hasta, &out->faltan)
                                               : status;
}

enum status workflow_hecho_list(struct call *call, const struct hecho_list_request *in, struct hechos *out)
{
    return workflow_facts_rows_page(call->db, in->despues_de, in->limite, call->arena, out);
}

enum status workflow_evento_last(struct call *call, const struct empty *in, struct evento_ultimo *out)
{
    (void)in;
    return workflow_facts_rows_last_event(call->db, &out->evento_id);
}

enum status workflow_nombre_list(struct call *call, const struct nombre_list_request *in, struct nombres *out)
{
    return workflow_facts_rows_names(call->db, in, call->arena, out);
}

enum status workflow_dias_get(struct call *call, const struct empty *in, struct dias_row *out)
{
    (void)in;
    return workflow_facts_rows_span(call->db, call->arena, out);
}

enum status workflow_cifra_list(struct call *call, const struct cifra_list_request *in, struct cifras *out)
{
    struct facts_day days[FACTS_MOST_DAYS];
    size_t count = 0;
    if (in->mes == 0)
        return workflow_facts_rows_all_figures(call->db, call->arena, out);
    for (int day = 1; day <= FACTS_MOST_DAYS; day++) {
        char date[DATE_TEXT_SIZE];
        date_write(in->mes * 100 + day, date);
        if (date_is_valid(date))
            days[count++] = (struct facts_day){.dia = in->mes * 100 + day,
                                               .from = day_start_utc(date, 0, call->arena),
                                               .before = day_start_utc(date, 1, call->arena)};
    }
    return count > 0 ? workflow_facts_rows_figures(call->db, days, count, call->arena, out) : STATUS_OK;
}
