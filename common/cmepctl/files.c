/* files sweep: the service does it, stretch by stretch, with the store and the account that it has. */
#include "ask.h"
#include "cmepctl.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 64 * 1024 * 1024, ANSWER_MS = 60000, KEY_BYTES = 2048 };

static bool ask(struct client *client, const struct barrido_step_request *request, struct arena *arena,
                struct barrido_paso *ret_done)
{
    return ask_record(client, "files.barrido_step", &record_barrido_step_request, request, &record_barrido_paso,
                      ANSWER_MS, arena, ret_done);
}

static void print_missing(const struct barrido_paso *done)
{
    for (size_t i = 0; i < done->sin_bytes_count; i++)
        printf("file %" PRId64 " of request %" PRId64 " has no bytes: %s\n", done->sin_bytes[i].archivo_id,
               done->sin_bytes[i].solicitud_id, done->sin_bytes[i].clave);
}

static void add(struct barrido_paso *all, const struct barrido_paso *done)
{
    all->objetos += done->objetos;
    all->archivos += done->archivos;
    all->borrados += done->borrados;
    all->bytes += done->bytes;
    all->fallidos += done->fallidos;
    all->de_eliminadas += done->de_eliminadas;
    all->subidas += done->subidas;
    all->sin_bytes_count += done->sin_bytes_count;
}

static bool sweep(const struct config *config, struct client *client, struct arena *arena)
{
    char after[KEY_BYTES] = "";
    const struct barrido_step_request request = {.despues_de = after, .edad_s = config->files_sweep_age_s};
    struct barrido_paso done = {.hay_mas = true}, all = {0};
    while (done.hay_mas) {
        arena_reset(arena);
        if (!ask(client, &request, arena, &done))
            return false;
        print_missing(&done);
        add(&all, &done);
        snprintf(after, sizeof after, "%s", done.hasta);
    }
    printf("%" PRId64 " in the store, %" PRId64 " files: removed %" PRId64 " without a row (%" PRId64
           " bytes), %" PRId64 " of deleted requests, %" PRId64 " abandoned uploads; %zu files without bytes, %" PRId64
           " not to be read or removed\n",
           all.objetos, all.archivos, all.borrados, all.bytes, all.de_eliminadas, all.subidas, all.sin_bytes_count,
           all.fallidos);
    return all.sin_bytes_count == 0 && all.fallidos == 0;
}

int command_files(const struct config *config, int argc, char **argv)
{
    struct arena arena;
    if (argc != 1 || strcmp(argv[0], "sweep") != 0) {
        fputs("files sweep\n", stderr);
        return EXIT_FAILURE;
    }
    struct client *client = client_new(config, "files");
    arena_init(&arena, ARENA_BYTES);
    bool good = client && sweep(config, client, &arena);
    arena_finish(&arena);
    client_destroy(&client);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
