#include "flow/idempotency.h"

#include "base/digest.h"

#include <inttypes.h>
#include <string.h>

enum { MOST_LETTERS = 255 };

static bool is_visible_ascii(const char *key)
{
    size_t size = strlen(key);
    bool good = size > 0 && size <= MOST_LETTERS;
    for (size_t i = 0; good && i < size; i++)
        good = key[i] >= 0x20 && key[i] <= 0x7e;
    return good;
}

/* The ids of the path keep two rows apart that are changed under one key. */
static const char *what_of(struct request *request, const char *key)
{
    const struct route *route = &request->route;
    int64_t first = route->id_count > 0 ? route->ids[0].value : 0,
            second = route->id_count > 1 ? route->ids[1].value : 0;
    return arena_printf(&request->arena, "%" PRId64 " %s %" PRId64 " %" PRId64 "\n%s", request->caller.user_id,
                        route->operation->name, first, second, key);
}

enum status idempotency_take_key(struct request *request, struct failure *ret_failure)
{
    const char *key = request_header(request, "Idempotency-Key");
    const char *secret = request->context->config->session_secret;
    struct problems problems = {0};
    if (!key || !request->route.operation->idempotency)
        return STATUS_OK;
    if (!is_visible_ascii(key)) {
        problems_add(&problems, &request->arena, "Idempotency-Key", "Debe tener de 1 a 255 caracteres ASCII visibles.");
        *ret_failure = (struct failure){.details = problems.items, .details_count = problems.count};
        return STATUS_VALIDATION_ERROR;
    }
    const char *what = what_of(request, key);
    char *digests = arena_alloc(&request->arena, 2 * DIGEST_SIZE);
    digest_keyed(secret, what, strlen(what), digests);
    digest_keyed(secret, request->body ? request->body : "", request->body_size, digests + DIGEST_SIZE);
    struct idempotency *idempotency = arena_alloc(&request->arena, sizeof *idempotency);
    *idempotency = (struct idempotency){.key = digests, .body = digests + DIGEST_SIZE};
    request->idempotency = idempotency;
    return STATUS_OK;
}
