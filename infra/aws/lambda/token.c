#include "token.h"

#include "aws/sigv4.h"

#include <stdio.h>

bool token_sign(const struct token_request *request, const char *time, char ret_token[TOKEN_SIZE])
{
    char address[256], query[SIGV4_QUERY_SIZE];
    if (snprintf(address, sizeof address, "%s:%u", request->host, request->port) >= (int)sizeof address)
        return false;
    const struct sigv4_pair parameters[] = {{"Action", "connect"}, {"DBUser", request->user}};
    const struct sigv4_pair headers[] = {{"host", address}};
    const struct sigv4_request url = {.method = "GET",
                                      .path = "/",
                                      .query = parameters,
                                      .query_count = 2,
                                      .headers = headers,
                                      .header_count = 1,
                                      .payload = sigv4_no_payload};
    const struct sigv4_signer signer = {.access_key = request->access_key,
                                        .secret = request->secret,
                                        .session_token = request->session_token,
                                        .region = request->region,
                                        .service = "rds-db",
                                        .time = time};
    return sigv4_presign(&url, &signer, TOKEN_SECONDS, query, sizeof query)
        && snprintf(ret_token, TOKEN_SIZE, "%s/?%s", address, query) < TOKEN_SIZE;
}
