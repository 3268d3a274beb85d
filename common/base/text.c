#include "base/text.h"

#include <string.h>

enum { S_PER_DAY = 24 * 60 * 60, US_PER_S = 1000000 };

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

/* ---- days and instants */

/* Reads that many digits. */
static bool read_digits(const char *text, size_t count, int64_t *ret_number)
{
    int64_t number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = number * 10 + (text[i] - '0');
    }
    *ret_number = number;
    return true;
}

/* Writes the last `count` digits of a number that is not negative. */
static char *put_digits(char *to, int64_t number, size_t count)
{
    for (size_t i = count; i > 0; i--, number /= 10)
        to[i - 1] = (char)('0' + number % 10);
    return to + count;
}

/* The calendar in 400 years of 146097 days, each year beginning in March. */
int64_t date_ordinal(int64_t day)
{
    int64_t year = day / 10000, month = day / 100 % 100, day_of_month = day % 100;
    year -= month <= 2;
    int64_t era = year / 400, year_of_era = year % 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

int64_t date_of_ordinal(int64_t ordinal)
{
    int64_t days = ordinal + 719468, era = days / 146097, day_of_era = days % 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153, day = day_of_year - (153 * shifted + 2) / 5 + 1;
    int64_t month = shifted + (shifted < 10 ? 3 : -9), year = era * 400 + year_of_era + (month <= 2);
    return year * 10000 + month * 100 + day;
}

/* Reads the day that the text begins with. */
static bool read_day(const char *text, int64_t *ret_day)
{
    int64_t year, month, day;
    if (!read_digits(text, 4, &year) || text[4] != '-' || !read_digits(text + 5, 2, &month) || text[7] != '-'
        || !read_digits(text + 8, 2, &day) || year < 1 || month < 1 || month > 12)
        return false;
    *ret_day = year * 10000 + month * 100 + day;
    return day >= 1 && date_of_ordinal(date_ordinal(*ret_day)) == *ret_day;
}

bool date_read(const char *text, int64_t *ret_day)
{
    int64_t day;
    if (!read_day(text, &day) || text[DATE_TEXT_SIZE - 1] != '\0')
        return false;
    *ret_day = day;
    return true;
}

void date_write(int64_t day, char ret_text[DATE_TEXT_SIZE])
{
    char *to = put_digits(ret_text, day / 10000, 4);
    *to++ = '-';
    to = put_digits(to, day / 100, 2);
    *to++ = '-';
    *put_digits(to, day, 2) = '\0';
}

bool date_is_valid(const char *text)
{
    int64_t day;
    return date_read(text, &day);
}

/* Reads HH:MM:SS. */
static bool read_clock(const char *text, int64_t *ret_seconds)
{
    int64_t hour, minute, second;
    if (!read_digits(text, 2, &hour) || text[2] != ':' || !read_digits(text + 3, 2, &minute) || text[5] != ':'
        || !read_digits(text + 6, 2, &second) || hour > 23 || minute > 59 || second > 59)
        return false;
    *ret_seconds = (hour * 60 + minute) * 60 + second;
    return true;
}

/* Reads a fraction, if there is one, in microseconds; what comes behind it. */
static const char *read_fraction(const char *text, int64_t *ret_us)
{
    *ret_us = 0;
    if (text[0] != '.' || text[1] < '0' || text[1] > '9')
        return text;
    int64_t weight = US_PER_S / 10;
    for (text++; *text >= '0' && *text <= '9'; text++, weight /= 10)
        *ret_us += weight * (*text - '0');
    return text;
}

bool time_read(const char *text, int64_t *ret_instant_us)
{
    int64_t day, seconds, us;
    if (!read_day(text, &day) || text[10] != 'T' || !read_clock(text + 11, &seconds))
        return false;
    const char *zone = read_fraction(text + 19, &us);
    if (strcmp(zone, "Z") != 0 && strcmp(zone, "+00:00") != 0)
        return false;
    *ret_instant_us = (date_ordinal(day) * S_PER_DAY + seconds) * US_PER_S + us;
    return true;
}

void time_write(int64_t instant_us, char ret_text[TIME_TEXT_SIZE])
{
    static const int64_t day_us = (int64_t)S_PER_DAY * US_PER_S;
    const int64_t first = date_ordinal(10101) * day_us, last = (date_ordinal(99991231) + 1) * day_us - 1;
    int64_t since = (instant_us < first ? first : instant_us > last ? last : instant_us) - first;
    int64_t us = since % US_PER_S, seconds = since / US_PER_S % S_PER_DAY;
    date_write(date_of_ordinal(since / day_us + date_ordinal(10101)), ret_text);
    char *to = ret_text + DATE_TEXT_SIZE - 1;
    *to++ = 'T';
    to = put_digits(to, seconds / 3600, 2);
    *to++ = ':';
    to = put_digits(to, seconds / 60 % 60, 2);
    *to++ = ':';
    to = put_digits(to, seconds % 60, 2);
    *to++ = '.';
    to = put_digits(to, us, 6);
    *to++ = 'Z';
    *to = '\0';
}

bool time_is_valid(const char *text)
{
    int64_t instant_us;
    return strlen(text) == TIME_TEXT_SIZE - 1 && text[TIME_TEXT_SIZE - 2] == 'Z' && text[19] == '.'
        && time_read(text, &instant_us);
}

/* ---- amounts */

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
