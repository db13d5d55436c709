/* What bare_multi.c and least_ledger.c share: letters that are ready to be sent, and a libcurl handle that sends them. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct message {
    struct curl_slist *recipients;
    char *bytes;
    size_t size;
};

struct sender {
    CURL *easy;
    const struct message *message;
    size_t offset;
};

static struct message *messages;
static size_t count;

static void give_up(const char *what, const char *why) {
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void read_bytes(struct message *message, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) give_up(path, "cannot be read");
    message->size = (size_t)ftell(file);
    message->bytes = malloc(message->size);
    rewind(file);
    if (!message->bytes || fread(message->bytes, 1, message->size, file) != message->size)
        give_up(path, "cannot be read");
    fclose(file);
}

/* Each line of the file is a recipient, a tab and the path of a message. */
static void read_list(const char *path) {
    FILE *list = fopen(path, "r");
    char line[4096];
    if (!list) give_up(path, "cannot be read");
    while (fgets(line, sizeof line, list)) {
        char *tab = strchr(line, '\t');
        if (!tab) give_up(path, "a line without a tab");
        *tab = 0;
        line[strcspn(tab + 1, "\n") + (size_t)(tab + 1 - line)] = 0;
        messages = realloc(messages, (count + 1) * sizeof *messages);
        if (!messages) give_up(path, "out of memory");
        messages[count].recipients = curl_slist_append(NULL, line);
        read_bytes(&messages[count++], tab + 1);
    }
    fclose(list);
}

static size_t fill(char *buffer, size_t size, size_t items, void *context) {
    struct sender *sender = context;
    size_t left = sender->message->size - sender->offset;
    size_t taken = size * items < left ? size * items : left;
    memcpy(buffer, sender->message->bytes + sender->offset, taken);
    sender->offset += taken;
    return taken;
}

static void open_sender(struct sender *sender, const char *url) {
    sender->easy = curl_easy_init();
    curl_easy_setopt(sender->easy, CURLOPT_URL, url);
    curl_easy_setopt(sender->easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(sender->easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(sender->easy, CURLOPT_MAIL_FROM, "billing@norte.example");
    curl_easy_setopt(sender->easy, CURLOPT_READFUNCTION, fill);
    curl_easy_setopt(sender->easy, CURLOPT_READDATA, sender);
    curl_easy_setopt(sender->easy, CURLOPT_PRIVATE, sender);
}

static void start(CURLM *multi, struct sender *sender, const struct message *message) {
    sender->message = message;
    sender->offset = 0;
    curl_easy_setopt(sender->easy, CURLOPT_MAIL_RCPT, message->recipients);
    curl_multi_add_handle(multi, sender->easy);
}

/* The next one whose message was taken, at rest again; NULL when there is none. */
static struct sender *next_ended(CURLM *multi) {
    int queued;
    struct sender *sender;
    CURLMsg *info = curl_multi_info_read(multi, &queued);
    if (!info) return NULL;
    if (info->data.result) give_up("a message was not taken", curl_easy_strerror(info->data.result));
    curl_easy_getinfo(info->easy_handle, CURLINFO_PRIVATE, &sender);
    curl_multi_remove_handle(multi, sender->easy);
    return sender;
}
