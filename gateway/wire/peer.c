#include "wire/peer.h"

#include "base/list.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An address as 16 bytes: IPv4 is mapped into IPv6 (RFC 4291, 2.5.5.2). */
static bool read_address(const char *text, unsigned char ret_bytes[16])
{
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
    memcpy(ret_bytes, mapped, sizeof mapped);
    return inet_pton(AF_INET, text, ret_bytes + 12) == 1 || inet_pton(AF_INET6, text, ret_bytes) == 1;
}

static void write_address(const unsigned char bytes[16], char ret_peer[PEER_SIZE])
{
    bool mapped = IN6_IS_ADDR_V4MAPPED((const struct in6_addr *)bytes);
    if (mapped)
        inet_ntop(AF_INET, bytes + 12, ret_peer, PEER_SIZE);
    else
        inet_ntop(AF_INET6, bytes, ret_peer, PEER_SIZE);
}

void peer_of_socket(const struct sockaddr *address, char ret_peer[PEER_SIZE])
{
    *ret_peer = '\0';
    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, ret_peer, PEER_SIZE);
    if (address->sa_family == AF_INET6)
        write_address(((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr, ret_peer);
}

static bool same_bits(const unsigned char *a, const unsigned char *b, long bits)
{
    long whole = bits / 8, rest = bits % 8;
    return memcmp(a, b, (size_t)whole) == 0 && (rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0);
}

/* Reads an address, or a network as in 10.0.0.0/8, whose addresses share so many leading bits of 128. */
static bool read_network(const char *text, unsigned char ret_base[16], long *ret_bits)
{
    char address[PEER_SIZE] = "";
    size_t size = strcspn(text, "/");
    const char *digits = text + size + 1;
    if (size >= sizeof address)
        return false;
    memcpy(address, text, size);
    if (!read_address(address, ret_base))
        return false;
    long most = strchr(address, ':') ? 128 : 32, bits = most;
    if (text[size] == '/') {
        if (*digits == '\0' || strlen(digits) > 3 || strspn(digits, "0123456789") != strlen(digits))
            return false;
        bits = strtol(digits, NULL, 10);
    }
    *ret_bits = bits + 128 - most;
    return bits <= most;
}

bool peer_is_network(const char *text)
{
    unsigned char base[16];
    long bits;
    return read_network(text, base, &bits);
}

bool peer_is_listed(const char *networks, const char *peer)
{
    unsigned char bytes[16], base[16];
    char network[PEER_SIZE];
    struct list_entry entry;
    long bits;
    if (!read_address(peer, bytes))
        return false;
    while (list_next(&networks, &entry))
        if (list_copy(entry, network, sizeof network) && read_network(network, base, &bits)
            && same_bits(base, bytes, bits))
            return true;
    return false;
}

void peer_follow(const char *forwarded, const char *trusted, char peer[PEER_SIZE])
{
    const char *end = forwarded ? forwarded + strlen(forwarded) : NULL;
    unsigned char bytes[16];
    char hop[PEER_SIZE];
    while (end && end > forwarded && peer_is_listed(trusted, peer)) {
        const char *start = end;
        while (start > forwarded && start[-1] != ',')
            start--;
        if (!list_copy(list_trim(start, (size_t)(end - start)), hop, sizeof hop) || !read_address(hop, bytes))
            return;
        write_address(bytes, peer);
        end = start > forwarded ? start - 1 : NULL;
    }
}
