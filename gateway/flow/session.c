#include "flow/session.h"

#include "core/question.h"
#include "operations.h"

void session_ask(struct request *request)
{
    const struct me_request in = {.session = request_session_token(request)};
    question_send(request, &request->side, UPSTREAM_ANY, &auth_operations.operations[AUTH_ME], &in, ENCODE_ALL,
                  request->deadline_ms);
}

enum status session_take(struct request *request, struct failure *ret_failure)
{
    struct user_reply reply;
    const struct operation *operation = request->route.operation;
    enum status status = question_read(request, &request->side.items[0], &record_user_reply, ret_failure, &reply);
    if (status != STATUS_OK)
        return status;
    request->caller = (struct caller){.user_id = reply.user->user_id,
                                      .persona_id = reply.persona_id,
                                      .name = reply.user->display_name,
                                      .roles = reply.user->roles,
                                      .roles_count = reply.user->roles_count};
    bool may = operation->access != ACCESS_ROLES || caller_roles(&request->caller) & operation->roles;
    return may ? STATUS_OK : STATUS_FORBIDDEN;
}
