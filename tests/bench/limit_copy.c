/* The limit of a file's way: as many bytes through loopback, into a file that is on the disk before the answer; or,
 * with
 * --read, out of a file and through loopback.
 *
 *   limit_copy [--read] [--connections N] [--seconds S] BYTES FOLDER
 *
 * Prints files a second as a line of JSON; the folder is left as it was. */
#include "figures.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PIECE_BYTES = 128 * 1024, MOST_CONNECTIONS = 64, PATH_BYTES = 512 };

struct job {
    size_t bytes;
    const char *folder;
    bool reads;
    int64_t end;
};

struct connection {
    pthread_t threads[2];
    const struct job *job;
    int number;
    int sockets[2]; /* the client's, the server's */
    size_t files;
};

static void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

/* Sends what is in the file, or zeroes without one. */
static void send_bytes(int socket, int file, size_t bytes)
{
    static const char zeroes[PIECE_BYTES];
    char piece[PIECE_BYTES];
    for (size_t done = 0; done < bytes;) {
        size_t size = bytes - done < sizeof piece ? bytes - done : sizeof piece;
        ssize_t got = file < 0 ? (ssize_t)size : pread(file, piece, size, (off_t)done);
        if (got <= 0 || send(socket, file < 0 ? zeroes : piece, (size_t)got, MSG_NOSIGNAL) != got)
            fail("send");
        done += (size_t)got;
    }
}

/* Receives them, into the file if there is one; false when the other side has ended. */
static bool receive_bytes(int socket, int file, size_t bytes)
{
    char piece[PIECE_BYTES];
    for (size_t done = 0; done < bytes;) {
        size_t size = bytes - done < sizeof piece ? bytes - done : sizeof piece;
        ssize_t got = recv(socket, piece, size, 0);
        if (got <= 0)
            return false;
        if (file >= 0 && write(file, piece, (size_t)got) != got)
            fail("write");
        done += (size_t)got;
    }
    return true;
}

static int open_file(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file < 0)
        fail(path);
    return file;
}

static bool take_one(const struct connection *connection, const char *temporary, const char *path, int folder)
{
    int file = open_file(temporary);
    bool taken = receive_bytes(connection->sockets[1], file, connection->job->bytes);
    if (taken && (fsync(file) != 0 || rename(temporary, path) != 0 || fsync(folder) != 0))
        fail("fsync");
    close(file);
    unlink(taken ? path : temporary);
    if (taken)
        send_bytes(connection->sockets[1], -1, 1);
    return taken;
}

static void *serve(void *argument)
{
    struct connection *connection = argument;
    const struct job *job = connection->job;
    char temporary[PATH_BYTES], path[PATH_BYTES], asked;
    snprintf(temporary, sizeof temporary, "%s/limit-%d.new", job->folder, connection->number);
    snprintf(path, sizeof path, "%s/limit-%d", job->folder, connection->number);
    int folder = open(job->folder, O_RDONLY | O_DIRECTORY), file = job->reads ? open_file(path) : -1;
    if (folder < 0 || (job->reads && ftruncate(file, (off_t)job->bytes) != 0))
        fail(job->folder);
    if (job->reads) {
        while (recv(connection->sockets[1], &asked, 1, 0) == 1)
            send_bytes(connection->sockets[1], file, job->bytes);
        close(file);
        unlink(path);
    } else {
        while (take_one(connection, temporary, path, folder))
            ;
    }
    close(folder);
    return NULL;
}

static void *ask(void *argument)
{
    struct connection *connection = argument;
    const struct job *job = connection->job;
    for (; now_ns() < job->end; connection->files++) {
        send_bytes(connection->sockets[0], -1, job->reads ? 1 : job->bytes);
        if (!receive_bytes(connection->sockets[0], -1, job->reads ? job->bytes : 1))
            fail("recv");
    }
    shutdown(connection->sockets[0], SHUT_RDWR);
    return NULL;
}

static void connect_both(int listener, const struct sockaddr_in *address, int sockets[2])
{
    int yes = 1;
    sockets[0] = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(sockets[0], (const struct sockaddr *)address, sizeof *address) != 0)
        fail("connect");
    sockets[1] = accept(listener, NULL, NULL);
    for (int i = 0; i < 2; i++)
        if (sockets[i] < 0 || setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes) != 0)
            fail("accept");
}

static size_t run(const struct job *job, int count)
{
    struct connection connections[MOST_CONNECTIONS] = {0};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    size_t files = 0;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 8) != 0
        || getsockname(listener, (struct sockaddr *)&address, &size) != 0)
        fail("listen");
    for (int i = 0; i < count; i++) {
        connections[i].job = job;
        connections[i].number = i;
        connect_both(listener, &address, connections[i].sockets);
        pthread_create(&connections[i].threads[0], NULL, serve, &connections[i]);
        pthread_create(&connections[i].threads[1], NULL, ask, &connections[i]);
    }
    for (int i = 0; i < count; i++) {
        pthread_join(connections[i].threads[1], NULL);
        pthread_join(connections[i].threads[0], NULL);
        files += connections[i].files;
    }
    return files;
}

int main(int argc, char **argv)
{
    struct job job = {0};
    int count = 16, seconds = 5, at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (strcmp(argv[at], "--read") == 0)
            job.reads = true;
        else if (strcmp(argv[at], "--connections") == 0 && at + 1 < argc)
            count = atoi(argv[++at]);
        else if (strcmp(argv[at], "--seconds") == 0 && at + 1 < argc)
            seconds = atoi(argv[++at]);
    }
    if (argc - at != 2 || count < 1 || count > MOST_CONNECTIONS) {
        fputs("limit_copy [--read] [--connections N] [--seconds S] BYTES FOLDER\n", stderr);
        return EXIT_FAILURE;
    }
    job.bytes = strtoul(argv[at], NULL, 10);
    job.folder = argv[at + 1];
    int64_t begin = now_ns();
    job.end = begin + seconds * INT64_C(1000000000);
    size_t files = run(&job, count);
    printf("{\"rps\": %.2f}\n", (double)files * 1e9 / (double)(now_ns() - begin));
    return EXIT_SUCCESS;
}
