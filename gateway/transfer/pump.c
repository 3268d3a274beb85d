#include "transfer/pump.h"

#include "base/log.h"

#include <string.h>

static bool is_over(const struct pump *pump)
{
    return pump->next >= pump->end;
}

enum status pump_take(struct pump *pump)
{
    struct request *request = pump->transfer->request;
    struct question *reply = &request->side.items[0];
    struct problems problems;
    if (reply->status != STATUS_OK)
        return reply->status;
    pump->coming.frame = reply->body;
    reply->body = NULL;
    if (frame_decode(pump->coming.frame, &record_trozo, &request->arena, &problems, &pump->coming.bytes) != STATUS_OK)
        return STATUS_STORAGE_ERROR;
    pump->next += (int64_t)pump->coming.bytes.datos_size;
    if (pump->coming.bytes.datos_size > 0)
        return STATUS_OK;
    zframe_destroy(&pump->coming.frame);
    return is_over(pump) ? STATUS_OK : STATUS_NOT_FOUND;
}

void pump_fail(struct pump *pump, enum status status)
{
    if (pump->status != STATUS_OK)
        return;
    pump->status = status;
    LOG(LEVEL_ERROR, "answer_cut", LOG_TEXT("request_id", pump->transfer->request->id),
        LOG_TEXT("operation", pump->transfer->request->route.operation->name), LOG_TEXT("status", status_code(status)));
}

static void turn_over(struct pump *pump)
{
    zframe_destroy(&pump->going.frame);
    pump->going = pump->coming;
    pump->coming = (struct pump_piece){0};
    pump->sent_bytes = 0;
}

/* The next piece is asked for here, when the answer is on its way. */
ssize_t pump_read(void *cls, uint64_t position, char *bytes, size_t most)
{
    struct pump *pump = cls;
    struct request *request = pump->transfer->request;
    (void)position;
    if (request->state == REQUEST_DOWNLOAD_WAIT)
        request_enter(request, REQUEST_DOWNLOAD);
    if (pump->sent_bytes == pump->going.bytes.datos_size)
        turn_over(pump);
    if (pump->coming.bytes.datos_size == 0 && request->side.waiting == 0 && !is_over(pump)
        && pump->status == STATUS_OK) {
        pump->ask(pump->transfer, pump->next);
        if (request->side.waiting == 0)
            pump_fail(pump, STATUS_UNAVAILABLE);
    }
    if (pump->going.bytes.datos_size == 0 && pump->status != STATUS_OK)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (pump->going.bytes.datos_size == 0 && request->side.waiting == 0)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (pump->going.bytes.datos_size == 0) {
        request_enter(request, REQUEST_DOWNLOAD_WAIT);
        return 0;
    }
    size_t left = pump->going.bytes.datos_size - pump->sent_bytes, size = left < most ? left : most;
    memcpy(bytes, pump->going.bytes.datos + pump->sent_bytes, size);
    pump->sent_bytes += size;
    return (ssize_t)size;
}

void pump_finish(struct pump *pump)
{
    zframe_destroy(&pump->coming.frame);
    zframe_destroy(&pump->going.frame);
}
