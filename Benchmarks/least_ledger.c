/* Sends messages as bare_multi.c does and keeps the least that recordad must keep of them; prints the seconds it took.

   least_ledger HOST:PORT CONNECTIONS LIST FOLDER: the letters of LIST are ready, all of them are due, nobody has paid.
   What is left of recordad's work is what no program can leave out that promises what it does: a message and its
   reminder are in the ledger before its first attempt, 'sending' is durable before a connection is used, results before
   the next are put there, with two messages a connection at most in between; each has a note, an audit record chained
   by SHA-256, and a copy in a file of its own. Three threads: libcurl's loop, the ledger, the copies. */
#define _GNU_SOURCE
#include "letters.h"
#include <fcntl.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENQUEUED_TOGETHER = 500, COPIED_TOGETHER = 256, MOST_CONNECTIONS = 64 };

static char url[256];
static int connections;
static char folder[512];
static CURLM *multi;

/* Between the threads: messages that may be sent, those that were, in their order. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static size_t released, sent, *order;

static size_t take(size_t next, int idle) {
    pthread_mutex_lock(&lock);
    size_t room = released - next < (size_t)idle ? released - next : (size_t)idle;
    pthread_mutex_unlock(&lock);
    return room;
}

static void tell(const struct message *message) {
    pthread_mutex_lock(&lock);
    order[sent++] = (size_t)(message - messages);
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void *send_all(void *unused) {
    struct sender senders[MOST_CONNECTIONS], *idle[MOST_CONNECTIONS], *ended;
    int resting = 0, running;
    size_t next = 0, taken = 0;
    for (int i = 0; i < connections; i++) {
        open_sender(&senders[i], url);
        idle[resting++] = &senders[i];
    }
    while (taken < count) {
        for (size_t room = take(next, resting); room > 0; room--) start(multi, idle[--resting], &messages[next++]);
        curl_multi_perform(multi, &running);
        int came = 0;
        while ((ended = next_ended(multi))) {
            tell(ended->message);
            idle[resting++] = ended;
            taken++;
            came++;
        }
        if (!came) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    return unused;
}

static void *copy_all(void *unused) {
    char path[600];
    for (size_t next = 0; next < count;) {
        pthread_mutex_lock(&lock);
        while (sent < count && sent - next < COPIED_TOGETHER) pthread_cond_wait(&changed, &lock);
        size_t end = sent;
        pthread_mutex_unlock(&lock);
        for (; next < end; next++) {
            const struct message *message = &messages[order[next]];
            snprintf(path, sizeof path, "%s/copies/%zu.eml", folder, order[next]);
            int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
            if (write(file, message->bytes, message->size) != (ssize_t)message->size || close(file))
                give_up(path, "cannot be written");
        }
        int file = open(folder, O_RDONLY);
        if (syncfs(file) || close(file)) give_up(folder, "cannot be synced");
    }
    return unused;
}

static sqlite3 *ledger;

static void execute(const char *sql) {
    if (sqlite3_exec(ledger, sql, NULL, NULL, NULL)) give_up(sql, sqlite3_errmsg(ledger));
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(ledger, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL))
        give_up(sql, sqlite3_errmsg(ledger));
    return statement;
}

/* Each parameter that is asked for is the number of the message, or what has come of it. */
static void run(sqlite3_stmt *statement, size_t message, const char *text) {
    sqlite3_bind_int64(statement, 1, (sqlite3_int64)message);
    if (text) sqlite3_bind_text(statement, 2, text, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_DONE) give_up("the ledger", sqlite3_errmsg(ledger));
    sqlite3_reset(statement);
}

static void open_ledger(void) {
    char path[600];
    snprintf(path, sizeof path, "%s/ledger.db", folder);
    if (sqlite3_open(path, &ledger)) give_up(path, "cannot be opened");
    execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE message (id INTEGER PRIMARY KEY, message_id TEXT, client_id TEXT, client_name TEXT, stage TEXT,"
        " currency TEXT, balance INTEGER, planned_on TEXT, sender TEXT, header_to TEXT, subject TEXT, state TEXT,"
        " attempts INTEGER, attempted_at INTEGER, ended_at INTEGER, reply TEXT);"
        "CREATE INDEX message_client ON message (client_id);"
        "CREATE TABLE reminder (invoice_id TEXT, due_on TEXT, stage TEXT, occurrence INTEGER, message INTEGER, number TEXT,"
        " currency TEXT, balance INTEGER, PRIMARY KEY (invoice_id, due_on, stage, occurrence)) WITHOUT ROWID;"
        "CREATE TABLE note (id INTEGER PRIMARY KEY, at INTEGER, client_id TEXT, client_name TEXT, title TEXT, stage TEXT,"
        " invoices TEXT, currency TEXT, balance INTEGER, recipients TEXT, result TEXT, message_id TEXT, state TEXT);"
        "CREATE INDEX note_client ON note (client_id);");
}

static void enqueue_all(void) {
    sqlite3_stmt *message = prepare(
        "INSERT INTO message SELECT ?1, printf('%032x@norte.example', ?1), 'C' || ?1, 'Cliente ' || ?1, 'overdue', 'CLP',"
        " 10000 + ?1, '2026-10-05', 'billing@norte.example', ?2, 'Recordatorio de pago', 'queued', 0, NULL, NULL, NULL");
    sqlite3_stmt *reminder = prepare(
        "INSERT INTO reminder SELECT 'F-' || ?1, '2026-10-01', 'overdue', 1, ?1, 'F-' || ?1, 'CLP', 10000 + ?1");
    for (size_t i = 0; i < count; i++) {
        if (i % ENQUEUED_TOGETHER == 0) execute("BEGIN");
        run(message, i, messages[i].recipients->data);
        run(reminder, i, NULL);
        if (i % ENQUEUED_TOGETHER == ENQUEUED_TOGETHER - 1 || i + 1 == count) execute("COMMIT");
    }
}

static char *hexadecimal(const unsigned char *digest, char *text) {
    for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) sprintf(text + 2 * i, "%02x", digest[i]);
    return text;
}

/* The audit record and the row of the notes' file. */
static void write_lines(FILE *audit, FILE *notes, size_t sequence, size_t i) {
    static unsigned char previous[SHA256_DIGEST_LENGTH];
    unsigned char digest[SHA256_DIGEST_LENGTH];
    char line[2048], first[65], second[65];
    const char *recipient = messages[i].recipients->data;
    SHA256((const unsigned char *)messages[i].bytes, messages[i].size, digest);
    int length = snprintf(
        line, sizeof line,
        "{\"seq\":%zu,\"time\":\"2026-10-05T12:00:00+00:00\",\"message_id\":\"<%032zx@norte.example>\","
        "\"client_id\":\"C%zu\",\"client\":\"Cliente %zu\",\"from\":\"billing@norte.example\",\"to\":[\"%s\"],\"cc\":[],"
        "\"bcc\":[],\"subject\":\"Recordatorio de pago\",\"stage\":\"overdue\",\"reminders\":[{\"invoice\":\"F-%zu\"}],"
        "\"attempts\":1,\"reply\":\"250 2.0.0 Ok\",\"copy\":\"copies/%zu.eml\",\"sha256\":\"%s\",\"prev\":\"%s\"}",
        sequence, i, i, i, recipient, i, i, hexadecimal(digest, first), hexadecimal(previous, second));
    SHA256((const unsigned char *)line, (size_t)length, previous);
    fprintf(audit, "%s\n", line);
    fprintf(
        notes, "%zu;2026-10-05;12:00;C%zu;Cliente %zu;Reclamo por Falta de Pago;Vencido;1;F-%zu;CLP;%zu;4;%s;sent\r\n",
        sequence, i, i, i, 10000 + i, recipient);
}

static void record_all(FILE *audit, FILE *notes) {
    sqlite3_stmt *begin = prepare(
        "UPDATE message SET state = 'sending', attempts = attempts + 1, attempted_at = unixepoch() WHERE id = ?");
    sqlite3_stmt *end = prepare(
        "UPDATE message SET state = 'sent', ended_at = unixepoch(), reply = '250 2.0.0 Ok' WHERE id = ?");
    sqlite3_stmt *note = prepare(
        "INSERT INTO note SELECT NULL, unixepoch(), 'C' || ?1, 'Cliente ' || ?1, 'Reclamo por Falta de Pago', 'overdue',"
        " 'F-' || ?1, 'CLP', 10000 + ?1, ?2, 'sent', printf('%032x@norte.example', ?1), 'open'");
    size_t recorded = 0, begun = 0, limit = 2 * (size_t)connections;
    while (recorded < count) {
        pthread_mutex_lock(&lock);
        while (sent == recorded && (begun - recorded == limit || begun == count)) pthread_cond_wait(&changed, &lock);
        size_t known = sent;
        pthread_mutex_unlock(&lock);
        execute("BEGIN IMMEDIATE");
        for (; recorded < known; recorded++) {
            size_t i = order[recorded];
            run(end, i, NULL);
            run(note, i, messages[i].recipients->data);
            write_lines(audit, notes, recorded + 1, i);
        }
        for (; begun < count && begun - recorded < limit; begun++) run(begin, begun, NULL);
        execute("COMMIT");
        pthread_mutex_lock(&lock);
        released = begun;
        pthread_mutex_unlock(&lock);
        curl_multi_wakeup(multi);
    }
}

static FILE *create(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) give_up(path, "cannot be made");
    return file;
}

static void keep(FILE *file) {
    if (fflush(file) || fdatasync(fileno(file)) || fclose(file)) give_up(folder, "cannot be written");
}

int main(int argc, char **argv) {
    char copies[600];
    pthread_t courier, copier;
    if (argc != 5) give_up("usage", "least_ledger HOST:PORT CONNECTIONS LIST FOLDER");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    snprintf(url, sizeof url, "smtp://%s/bench", argv[1]);
    snprintf(folder, sizeof folder, "%s", argv[4]);
    snprintf(copies, sizeof copies, "%s/copies", folder);
    connections = atoi(argv[2]);
    if (connections < 1 || connections > MOST_CONNECTIONS) give_up(argv[2], "is not 1 to 64 connections");
    if (mkdir(copies, 0700)) give_up(copies, "cannot be made");
    read_list(argv[3]);
    order = calloc(count, sizeof *order);
    multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)connections);
    open_ledger();
    FILE *audit = create("sent.jsonl"), *notes = create("notes.csv");
    double began = seconds();
    enqueue_all();
    if (pthread_create(&courier, NULL, send_all, NULL) || pthread_create(&copier, NULL, copy_all, NULL))
        give_up("a thread", "cannot be started");
    record_all(audit, notes);
    pthread_join(copier, NULL);
    keep(audit);
    keep(notes);
    printf("%.6f\n", seconds() - began);
    return 0;
}
