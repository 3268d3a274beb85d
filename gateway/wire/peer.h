/* Whose address a request comes from, behind proxies too. */
#ifndef CMEP_PEER_H
#define CMEP_PEER_H

#include <stdbool.h>
#include <sys/socket.h>

enum { PEER_SIZE = 64 };

/* The address of a socket as text; an IPv4 address mapped into IPv6 is an IPv4 address. "" for another family. */
void peer_of_socket(const struct sockaddr *address, char ret_peer[PEER_SIZE]);
/* Whether the text is an address or a network (10.0.0.0/8). */
bool peer_is_network(const char *text);
/* Whether the address stands in the comma separated list of addresses and networks. */
bool peer_is_listed(const char *networks, const char *peer);
/* Follows X-Forwarded-For (the comma separated hops, or NULL) from its end for as long as the hop before is a trusted
 * proxy: changes `peer` from the socket's address to the client's. What is no address ends the walk. */
void peer_follow(const char *forwarded, const char *trusted, char peer[PEER_SIZE]);

#endif
