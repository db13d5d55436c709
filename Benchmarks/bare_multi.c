/* Sends messages over SMTP with nothing but a libcurl multi loop, and prints how many seconds it took.

   bare_multi HOST:PORT CONNECTIONS LIST: each line of the file LIST is a recipient, a tab and the path of a message,
   which is read before the clock starts. No connection is opened twice, nothing is written down: this is as fast as
   libcurl sends over so many connections from one thread, and what recordad is measured against. */
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
static size_t count, next;

static void give_up(const char *what, const char *why) {
    fprintf(stderr, "bare_multi: %s: %s\n", what, why);
    exit(1);
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

static int start_next(CURLM *multi, struct sender *sender) {
    if (next == count) return 0;
    sender->message = &messages[next++];
    sender->offset = 0;
    curl_easy_setopt(sender->easy, CURLOPT_MAIL_RCPT, sender->message->recipients);
    curl_multi_add_handle(multi, sender->easy);
    return 1;
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

/* Puts a new message into the place of each that has ended; how many are on the wire. */
static int renew(CURLM *multi, int running) {
    CURLMsg *info;
    int queued;
    while ((info = curl_multi_info_read(multi, &queued))) {
        struct sender *sender;
        if (info->data.result) give_up("a message was not taken", curl_easy_strerror(info->data.result));
        curl_easy_getinfo(info->easy_handle, CURLINFO_PRIVATE, &sender);
        curl_multi_remove_handle(multi, info->easy_handle);
        running += start_next(multi, sender);
    }
    return running;
}

int main(int argc, char **argv) {
    struct timespec began, ended;
    char url[256];
    if (argc != 4) give_up("usage", "bare_multi HOST:PORT CONNECTIONS LIST");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    snprintf(url, sizeof url, "smtp://%s/bench", argv[1]);
    read_list(argv[3]);
    int connections = atoi(argv[2]), running = 0;
    struct sender *senders = calloc((size_t)connections, sizeof *senders);
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)connections);
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (int i = 0; i < connections; i++) {
        open_sender(&senders[i], url);
        running += start_next(multi, &senders[i]);
    }
    while (running > 0) {
        curl_multi_perform(multi, &running);
        running = renew(multi, running);
        if (running > 0) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%.6f\n", (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9);
    return 0;
}
