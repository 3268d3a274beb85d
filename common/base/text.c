#include "base/text.h"

#include <string.h>

static const char lower_digits[] = "0123456789abcdef";

size_t utf8_sequence(const char *text, size_t left_bytes)
{
    const unsigned char *bytes = (const unsigned char *)text;
    unsigned char first = bytes[0];
    size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (size == 0 || size > left_bytes)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    /* overlong forms, surrogates and what is beyond U+10FFFF */
    if ((first == 0xe0 && bytes[1] < 0xa0) || (first == 0xed && bytes[1] > 0x9f) || (first == 0xf0 && bytes[1] < 0x90)
        || (first == 0xf4 && bytes[1] > 0x8f))
        return 0;
    return size;
}

bool utf8_length(const char *text, size_t size_bytes, size_t *ret_characters)
{
    size_t characters = 0;
    for (size_t at = 0; at < size_bytes; characters++) {
        size_t size = utf8_sequence(text + at, size_bytes - at);
        if (size == 0 || text[at] == '\0')
            return false;
        at += size;
    }
    *ret_characters = characters;
    return true;
}

int hex_digit(char digit)
{
    return digit >= '0' && digit <= '9' ? digit - '0'
         : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
         : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                        : -1;
}

void hex_write(const void *bytes, size_t size_bytes, char *ret_text)
{
    const unsigned char *from = bytes;
    for (size_t i = 0; i < size_bytes; i++) {
        *ret_text++ = lower_digits[from[i] >> 4];
        *ret_text++ = lower_digits[from[i] & 0xf];
    }
    *ret_text = '\0';
}

bool hex_is_valid(const char *text, size_t digits)
{
    return strspn(text, lower_digits) == digits && text[digits] == '\0';
}

bool hex_read(const char *text, void *ret_bytes, size_t size_bytes)
{
    unsigned char *to = ret_bytes;
    if (!hex_is_valid(text, 2 * size_bytes))
        return false;
    for (size_t i = 0; i < size_bytes; i++)
        to[i] = (unsigned char)(hex_digit(text[2 * i]) << 4 | hex_digit(text[2 * i + 1]));
    return true;
}

void percent_decode(char *text, bool plus_is_space)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        int high = *from == '%' ? hex_digit(from[1]) : -1, low = high >= 0 ? hex_digit(from[2]) : -1;
        bool is_encoded = low >= 0 && (high > 0 || low > 0);
        *to++ = is_encoded ? (char)(high << 4 | low) : *from == '+' && plus_is_space ? ' ' : *from;
        from += is_encoded ? 2 : 0;
    }
    *to = '\0';
}

static bool digits(const char *text, size_t count, int *ret_value)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    *ret_value = value;
    return true;
}

bool date_is_valid(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 4, &year)
        || !digits(text + 5, 2, &month) || !digits(text + 8, 2, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool time_is_valid(const char *text)
{
    char date[11] = "";
    int hour, minute, second, fraction;
    if (strlen(text) != 27 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.'
        || text[26] != 'Z')
        return false;
    memcpy(date, text, sizeof date - 1);
    return date_is_valid(date) && digits(text + 11, 2, &hour) && hour < 24 && digits(text + 14, 2, &minute)
        && minute < 60 && digits(text + 17, 2, &second) && second < 60 && digits(text + 20, 6, &fraction);
}

bool money_parse(const char *text, int64_t *ret_cents)
{
    bool negative = *text == '-';
    const char *at = text + negative;
    int64_t cents = 0;
    size_t whole = 0, decimals = 0;
    for (; *at >= '0' && *at <= '9'; at++, whole++) {
        if (cents > 99999999999999)
            return false;
        cents = cents * 10 + (*at - '0');
    }
    cents *= 100;
    if (whole == 0)
        return false;
    if (*at == '.') {
        at++;
        for (int64_t weight = 10; *at >= '0' && *at <= '9'; at++, decimals++, weight /= 10) {
            if (decimals >= 2 && *at != '0')
                return false;
            cents += weight * (*at - '0');
        }
        if (decimals == 0)
            return false;
    }
    if (*at != '\0')
        return false;
    *ret_cents = negative ? -cents : cents;
    return true;
}
