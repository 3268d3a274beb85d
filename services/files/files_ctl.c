/* files sweep and files migrate-store: the service does it, stretch by stretch, with the stores and the account that it
 * has. */
#include "files_ctl.h"

#include "questions.h"
#include "service/ctl.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 64 * 1024 * 1024, ANSWER_MS = 120000, KEY_BYTES = 2048 };

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

static bool sweep(struct ctl *ctl)
{
    char after[KEY_BYTES] = "";
    const struct barrido_step_request request = {.despues_de = after, .edad_s = ctl->call.config->files_sweep_age_s};
    struct barrido_paso done = {.hay_mas = true}, all = {0};
    while (done.hay_mas) {
        arena_reset(&ctl->arena);
        if (!ctl_answered(ctl, files_ask_barrido_step(ctl_call(ctl), &request, &done)))
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

static void print_moved(const struct mudanza_paso *all, const struct mudanza_paso *done)
{
    for (size_t i = 0; i < done->danados_count; i++)
        printf("file %" PRId64 " is not what it was, and stays: %s\n", done->danados[i].archivo_id,
               done->danados[i].clave);
    printf("moved %" PRId64 " files (%" PRId64 " bytes); left: %" PRId64 " without a row, %zu damaged, %" PRId64
           " not to be read or written\n",
           all->movidos, all->bytes, all->sin_fila, all->danados_count, all->fallidos);
    fflush(stdout);
}

static bool migrate(struct ctl *ctl, const char *from, const char *to)
{
    char after[KEY_BYTES] = "";
    const struct mudanza_step_request request = {.de = from, .a = to, .despues_de = after};
    struct mudanza_paso done = {.hay_mas = true}, all = {0};
    while (done.hay_mas) {
        arena_reset(&ctl->arena);
        if (!ctl_answered(ctl, files_ask_mudanza_step(ctl_call(ctl), &request, &done)))
            return false;
        all.movidos += done.movidos;
        all.bytes += done.bytes;
        all.sin_fila += done.sin_fila;
        all.fallidos += done.fallidos;
        all.danados_count += done.danados_count;
        print_moved(&all, &done);
        snprintf(after, sizeof after, "%s", done.hasta);
    }
    return all.danados_count == 0 && all.fallidos == 0;
}

int files_ctl(const struct config *config, int argc, char **argv)
{
    struct ctl ctl;
    bool sweeps = argc == 1 && strcmp(argv[0], "sweep") == 0,
         migrates = argc == 3 && strcmp(argv[0], "migrate-store") == 0;
    if (!sweeps && !migrates) {
        fputs("files sweep | files migrate-store local s3 | files migrate-store s3 local\n", stderr);
        return EXIT_FAILURE;
    }
    ctl_init(&ctl, config, ARENA_BYTES, ANSWER_MS);
    bool good = sweeps ? sweep(&ctl) : migrate(&ctl, argv[1], argv[2]);
    ctl_finish(&ctl);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
