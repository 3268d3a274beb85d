#include "flow/ready.h"

#include "core/question.h"
#include "operations.h"

#include <stdio.h>
#include <string.h>

enum readiness { READINESS_SILENT, READINESS_NO_DATABASE, READINESS_LACKS, READINESS_WHOLE };

/* How ready an instance is; what it lacks is owned by the request's arena. */
static enum readiness readiness_of(struct request *request, const struct question *question, const char **ret_lacks)
{
    struct failure failure;
    struct pong pong;
    if (question_read(request, question, &record_pong, &failure, &pong) != STATUS_OK)
        return READINESS_SILENT;
    *ret_lacks = pong.lacks;
    return !pong.database ? READINESS_NO_DATABASE : pong.lacks ? READINESS_LACKS : READINESS_WHOLE;
}

struct service_readiness {
    enum readiness readiness;
    const char *lacks;
};

/* A service is as ready as the readiest of its instances. */
static void read_readiness(struct request *request, struct service_readiness ret_services[SERVICE_COUNT])
{
    size_t number;
    memset(ret_services, 0, SERVICE_COUNT * sizeof *ret_services);
    for (size_t i = 0; i < request->side.count; i++) {
        struct service_readiness *service = &ret_services[upstream_service(request->context->upstream, i, &number)];
        struct service_readiness instance = {0};
        instance.readiness = readiness_of(request, &request->side.items[i], &instance.lacks);
        if (instance.readiness > service->readiness)
            *service = instance;
    }
}

/* Every gateway asks the same services: were one instance of several enough to be not ready, it would take all the
 * gateways out of service, and with them the instances that are well. /metrics tells which one is not. */
enum status ready_check(struct request *request, struct failure *ret_failure)
{
    char silent[128] = "";
    struct service_readiness services[SERVICE_COUNT];
    read_readiness(request, services);
    for (size_t i = 0; i < SERVICE_COUNT; i++)
        if (services[i].readiness != READINESS_WHOLE)
            snprintf(silent + strlen(silent), sizeof silent - strlen(silent), "%s%s%s", *silent ? ", " : "",
                     services[i].readiness == READINESS_LACKS ? services[i].lacks : all_operations[i]->service,
                     services[i].readiness == READINESS_NO_DATABASE ? " (base de datos)" : "");
    *ret_failure = (struct failure){0};
    if (*silent == '\0')
        return STATUS_OK;
    ret_failure->message = arena_printf(&request->arena, "No responde: %s.", silent);
    return STATUS_UNAVAILABLE;
}
